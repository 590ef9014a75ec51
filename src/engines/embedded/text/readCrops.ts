import pMap from 'p-map';
import type { RgbImage } from '../../../images/image.js';
import { quadSize, turnQuad } from './quad.js';
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

/**
 * Columns of all crops of a picture, and of those that are read another way as well: a page of small print has 120,000,
 * and ten thousand take a core less than a second.
 */
const maxColumns = 300_000;
const maxColumnsAgain = 15_000;

/** What is read with less probability may stand another way than was thought. */
const doubtfulScore = 0.8;

/** Crops of a letter or two, less than so many times wider than high. */
const squareAspect = 2.5;

/**
 * What is read with less probability is no text, or none that can be read. A letter or two are soon seen where there is
 * none: they must be surer.
 */
const minScore = 0.5;
const minScoreOfFew = 0.75;

/**
 * Reads the text of the quads, whichever way it is turned; those without text are left out.
 * @param quads the most important first: of a picture that is all text, the last may not be read
 */
export async function readCrops(
  workers: TextWorkers,
  image: RgbImage,
  quads: readonly Quad[],
  signal?: AbortSignal,
): Promise<ReadCrop[]> {
  const turned = await turnLines(workers, image, affordable(quads, maxColumns));
  const first = await readAll(workers, image, turned, signal);
  const doubtful = first.filter(({ reading }) => reading.score < doubtfulScore).map(({ quad }) => quad);
  const retried = new Set(affordable(doubtful, maxColumnsAgain));
  const others = first.map(({ quad }) => (retried.has(quad) ? otherWays(quad) : []));
  const again = await readAll(workers, image, others.flat(), signal);
  return first
    .map((crop, index) => [crop, ...again.splice(0, others[index]!.length)].reduce(surer))
    .filter(({ reading }) => isText(reading));
}

function isText({ words, score }: LineReading): boolean {
  const characters = words.reduce((sum, { text }) => sum + text.length, 0);
  return characters > 0 && score >= (characters > 2 ? minScore : minScoreOfFew);
}

/** The first quads whose crops together are at most so wide. */
function affordable(quads: readonly Quad[], columns: number): Quad[] {
  let rest = columns;
  return quads.filter((quad) => {
    rest -= cropWidth(quad);
    return rest >= 0;
  });
}

/** How else the line may stand: upside down, and, when it is about as high as wide, on either side. */
function otherWays(quad: Quad): Quad[] {
  const { width, height } = quadSize(quad);
  const turns = width < squareAspect * height ? [1, 2, 3] : [2];
  return turns.map((turn) => turnQuad(quad, turn));
}

/** Another way must be beyond doubt: noise looks like some letter from some side. */
function surer(best: ReadCrop, other: ReadCrop): ReadCrop {
  const { score } = other.reading;
  return score >= doubtfulScore && score > best.reading.score ? other : best;
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
