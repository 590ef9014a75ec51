import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Size } from '../../geometry/box.js';
import { lowerThreadPriority } from '../../threads/lowerPriority.js';
import { packTiff, type RawPicture } from './tiff.js';

/** What a thread is started with. It answers with one message, the picture as an uncompressed TIFF. */
export interface DecoderJob {
  readonly format: 'heic' | 'bmp';
  /** The encoded picture, or the path of its file. */
  readonly input: Uint8Array | string;
  /** What the header says that the upright picture measures. */
  readonly size: Size;
  /** More pixels are refused, also in what is cropped later. */
  readonly maxPixels: number;
}

lowerThreadPriority();
const job = workerData as DecoderJob;
const picture = await decode(job, typeof job.input === 'string' ? readFileSync(job.input) : job.input);
if (picture.width !== job.size.width || picture.height !== job.size.height) {
  throw new Error('the header and the data disagree on the size');
}
const tiff = packTiff(picture);
parentPort!.postMessage(tiff, [tiff.buffer]);

/** Each thread loads only the decoder that it needs. */
async function decode({ format, maxPixels }: DecoderJob, bytes: Uint8Array): Promise<RawPicture> {
  if (format === 'bmp') return (await import('./bmp.js')).decodeBmp(bytes);
  return (await import('./heic.js')).decodeHeic(bytes, maxPixels);
}
