import pMap from 'p-map';
import type { RgbImage } from '../../../images/image.js';
import { turnQuad } from './quad.js';
import { batchByWidth } from './recognition/batches.js';
import { cropWidth } from './recognition/cropWidth.js';
import type { LineReading } from './recognition/lineReading.js';
import type { Quad } from './textLine.js';
import type { TextWorkers } from './textWorkers.js';
import { turnLines } from './turns.js';

/** A line where it was read; the quad starts at the top left of the text. */
export interface ReadCrop {
  readonly quad: Quad;
  readonly reading: LineReading;
}

/** Columns of all crops of a batch: larger batches make no crop cheaper and keep workers waiting for one another. */
export const batchWidth = 1280;

/** What is read with less probability may stand another way than was thought. */
const doubtfulScore = 0.8;

/** What is read with less probability is no text, or none that can be read. */
const minScore = 0.5;

/** Reads the text of the quads, whichever way it is turned; those without text are left out. */
export async function readCrops(
  workers: TextWorkers,
  image: RgbImage,
  quads: readonly Quad[],
  signal?: AbortSignal,
): Promise<ReadCrop[]> {
  const first = await readAll(workers, image, await turnLines(workers, image, quads), signal);
  const doubtful = first.filter(({ reading }) => reading.score < doubtfulScore);
  const again = await readAll(
    workers,
    image,
    doubtful.map(({ quad }) => turnQuad(quad, 2)),
    signal,
  );
  const better = new Map(doubtful.map((crop, index) => [crop, surer(crop, again[index]!)]));
  return first
    .map((crop) => better.get(crop) ?? crop)
    .filter(({ reading }) => reading.words.length > 0 && reading.score >= minScore);
}

function surer(a: ReadCrop, b: ReadCrop): ReadCrop {
  return b.reading.score > a.reading.score ? b : a;
}

async function readAll(
  workers: TextWorkers,
  image: RgbImage,
  quads: readonly Quad[],
  signal?: AbortSignal,
): Promise<ReadCrop[]> {
  const widths = quads.map(cropWidth);
  const crops: ReadCrop[] = [];
  const readBatch = async ({ indices }: { readonly indices: readonly number[] }) => {
    signal?.throwIfAborted();
    const batch = { image, quads: indices.map((i) => quads[i]!), widths: indices.map((i) => widths[i]!) };
    const readings = await workers.read(batch);
    for (const [at, index] of indices.entries())
      crops[index] = { quad: quads[index]!, reading: readings[at]! };
  };
  await pMap(batchByWidth(widths, batchWidth), readBatch, { concurrency: workers.count });
  return crops;
}
