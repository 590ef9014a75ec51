import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { RgbImage } from '../../../images/image.js';
import type { FoundCode } from './foundCode.js';
import { printedCode } from './printedCode.js';

/** Most codes that one picture gives. */
const maxCodes = 20;

const options: ReaderOptions = {
  // All that the library knows.
  formats: [],
  maxNumberOfSymbols: maxCodes,
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  // GS1's field numbers in brackets, as they are printed under the code.
  textMode: 'HRI',
};

/** Loads zxing-cpp from the installed package; left to itself, the library would fetch it from a content network. */
export async function loadZxing(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = await readFile(path);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** Reads all codes of a picture, whichever their symbology; check digits are right. `loadZxing` comes first. */
export async function readCodes(image: RgbImage): Promise<FoundCode[]> {
  const results = await readBarcodes(opaque(image), options);
  return results.filter(({ isValid }) => isValid).map(foundCode);
}

function foundCode(result: ReadResult): FoundCode {
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  return { ...printedCode(result), corners: [topLeft, topRight, bottomRight, bottomLeft] };
}

/** With the fourth channel that the library expects. */
function opaque({ width, height, data }: RgbImage) {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba[to] = data[from]!;
    rgba[to + 1] = data[from + 1]!;
    rgba[to + 2] = data[from + 2]!;
  }
  return { width, height, data: rgba };
}
