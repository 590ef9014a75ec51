import { availableParallelism } from 'node:os';
import type { Piscina } from 'piscina';
import type { Size } from '../../../geometry/box.js';
import type { DecodableImage } from '../../../images/image.js';
import { LazyPool } from '../../../threads/lazyPool.js';
import type { EngineLoad } from '../../engine.js';
import type { TextDocument } from './document/document.js';
import { findLines } from './findLines.js';
import { readingPixels } from './pixels.js';
import { boxOfQuad, scaleQuad, sliceQuad } from './quad.js';
import { readCrops } from './readCrops.js';
import type { LineReading } from './recognition/lineReading.js';
import type { Quad, TextLine } from './textLine.js';
import { startTextWorkers, TextWorkers } from './textWorkers.js';

/** Reads the text of pictures. */
export interface TextReader {
  /**
   * Lines in reading order, column by column; none where there is no text.
   * @param signal checked between the parts of the work
   * @throws DrishtiError `invalid_request` when the pixels turn out broken; the signal's reason once it aborts
   */
  read(image: DecodableImage, signal?: AbortSignal): Promise<TextLine[]>;
  /** What lines tell as a document: see `readDocument`. */
  document(lines: readonly TextLine[], size: Size): Promise<TextDocument>;
  /** How many worker threads read something now, and how many nothing. */
  workers(): EngineLoad['workers'];
  /** Finishes running work, then ends the worker threads. */
  close(): Promise<void>;
}

/**
 * A reader whose worker threads and models are started by the first `read`.
 * @param options.threads threads of inference in all; default: one a processor core
 */
export function createTextReader({
  threads = availableParallelism(),
}: {
  threads?: number;
} = {}): TextReader {
  const pool = new LazyPool(() => startTextWorkers(threads));
  return {
    read: (image, signal) => pool.lend((workers) => readText(workers, image, signal)),
    document: (lines, { width, height }) =>
      pool.lend(async (workers) => {
        return new TextWorkers(await workers()).document({ lines, size: { width, height } });
      }),
    workers: () => pool.load(),
    close: () => pool.close(),
  };
}

async function readText(
  start: () => Promise<Piscina>,
  image: DecodableImage,
  signal?: AbortSignal,
): Promise<TextLine[]> {
  signal?.throwIfAborted();
  const [pool, pixels] = await Promise.all([start(), readingPixels(image)]);
  const workers = new TextWorkers(pool);
  signal?.throwIfAborted();
  const quads = await findLines(workers, pixels);
  signal?.throwIfAborted();
  const lines = await readCrops(workers, pixels, quads, signal);
  const [x, y] = [image.width / pixels.width, image.height / pixels.height];
  signal?.throwIfAborted();
  return workers.order(lines.map(({ quad, reading }) => lineOf(reading, scaleQuad(quad, x, y), image)));
}

function lineOf({ words, score }: LineReading, quad: Quad, image: DecodableImage): TextLine {
  return {
    text: words.map(({ text }) => text).join(' '),
    score,
    box: boxOfQuad(quad, image),
    quad,
    words: words.map(({ text, start, end }) => ({
      text,
      box: boxOfQuad(sliceQuad(quad, start, end), image),
    })),
  };
}
