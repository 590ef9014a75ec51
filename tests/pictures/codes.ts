import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';

/** A code on a picture: what it says, and where its quiet zone begins. */
export interface DrawnCode {
  readonly content: string | Uint8Array;
  readonly format: NonNullable<WriterOptions['format']>;
  readonly x: number;
  readonly y: number;
  /** Pixels a module; 4 when absent. */
  readonly scale?: number;
  /** Clockwise, in degrees. */
  readonly angle?: number;
  readonly isInverted?: boolean;
  /** As zxing-cpp's `CreatorOptions` have them. */
  readonly options?: string;
}

export interface CodeSheet {
  readonly width: number;
  readonly height: number;
  readonly paper?: string;
}

let prepared: Promise<unknown> | undefined;

/** Draws codes on paper, as a PNG. */
export async function drawCodes(codes: readonly DrawnCode[], sheet: CodeSheet): Promise<Buffer> {
  prepared ??= prepareWriter();
  await prepared;
  const layers = await Promise.all(
    codes.map(async (code) => ({ input: await drawCode(code), left: code.x, top: code.y })),
  );
  const { width, height, paper = '#d8d2c4' } = sheet;
  return sharp({ create: { width, height, channels: 3, background: paper } })
    .composite(layers)
    .png()
    .toBuffer();
}

/** Loads the writer from the package; left to itself it would fetch it. */
async function prepareWriter(): Promise<unknown> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  const { buffer, byteOffset, byteLength } = await readFile(path);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

async function drawCode({ content, format, scale = 4, angle = 0, isInverted, options = '' }: DrawnCode) {
  const { image, error } = await writeBarcode(content, { format, scale, options });
  if (image === null) throw new Error(error);
  const upright = sharp(Buffer.from(await image.arrayBuffer())).negate(isInverted ?? false);
  const turned = sharp(await upright.png().toBuffer()).rotate(angle, {
    background: isInverted ? '#000' : '#fff',
  });
  return turned.png().toBuffer();
}
