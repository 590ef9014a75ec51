import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { type Box, boxAroundPoints, clipBox, type Point, type Size } from '../../../geometry/box.js';
import type { DecodableImage, RgbImage } from '../../../images/image.js';
import { LazyPool } from '../../../threads/lazyPool.js';
import { workerModule } from '../../../threads/workerModule.js';
import type { EngineLoad } from '../../engine.js';
import type { FoundCode } from './foundCode.js';
import { fromTopLeft } from './readingOrder.js';
import type { ScannedCode } from './scannedCode.js';
import { type View, viewsOf } from './views.js';

/** Reads bar codes and matrix codes. */
export interface CodeReader {
  /**
   * At most 20 codes, from top to bottom, those side by side from left to right; none where there is no code.
   * @param signal checked between looks at the picture, of which there are up to three
   * @throws DrishtiError `invalid_request` when the pixels turn out broken; the signal's reason once it aborts
   */
  scan(image: DecodableImage, signal?: AbortSignal): Promise<ScannedCode[]>;
  /** How many worker threads read something now, and how many nothing. */
  workers(): EngineLoad['workers'];
  /** Finishes running work, then ends the worker threads. */
  close(): Promise<void>;
}

type CodeWorkers = Piscina<RgbImage, FoundCode[]>;

/** An idle thread beyond the first is ended after this time, in milliseconds. */
const idleTimeout = 30_000;

/**
 * A reader whose worker threads are started by the first `scan` (a tenth of a second).
 * @param options.threads most threads, each reading one picture; default: one a processor core
 */
export function createCodeReader({
  threads = availableParallelism(),
}: {
  threads?: number;
} = {}): CodeReader {
  const pool = new LazyPool(async () => startWorkers(threads));
  return {
    scan: (image, signal) => pool.lend(async (workers) => scan(await workers(), image, signal)),
    workers: () => pool.load(),
    close: () => pool.close(),
  };
}

function startWorkers(maxThreads: number): CodeWorkers {
  return new Piscina({
    ...workerModule('./codeWorker', import.meta.url),
    minThreads: 1,
    maxThreads,
    idleTimeout,
  });
}

async function scan(
  workers: CodeWorkers,
  image: DecodableImage,
  signal?: AbortSignal,
): Promise<ScannedCode[]> {
  signal?.throwIfAborted();
  for await (const view of viewsOf(image)) {
    signal?.throwIfAborted();
    const found = await workers.run(view.pixels);
    signal?.throwIfAborted();
    if (found.length > 0) return fromTopLeft(found.map((code) => scannedCode(code, view, image)));
  }
  return [];
}

function scannedCode({ format, text, corners }: FoundCode, { toUpright }: View, size: Size): ScannedCode {
  return { format, text, box: placeOf(corners.map(toUpright), size) };
}

/** At least a pixel wide and high: a code that was met by one line of the scan has no height of its own. */
function placeOf(points: readonly Point[], size: Size): Box {
  const around = boxAroundPoints(points);
  const [x0, y0] = [Math.min(around.x0, size.width - 1), Math.min(around.y0, size.height - 1)];
  return clipBox({ x0, y0, x1: Math.max(around.x1, x0 + 1), y1: Math.max(around.y1, y0 + 1) }, size);
}
