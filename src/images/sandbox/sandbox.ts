import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { workerModule } from '../../threads/workerModule.js';
import type { ImageFormat } from '../format.js';
import type { DecoderJob } from './decoderThread.js';

/** Threads that decode at the same time; further pictures wait, as many as are decoded at all at the same time. */
const maxThreads = 2;

const threads = pLimit(maxThreads);
const { filename, execArgv = [] } = workerModule('./decoderThread', import.meta.url);

/** Whether pictures of a format are decoded here. */
export function inSandbox(format: ImageFormat): format is DecoderJob['format'] {
  return format === 'heic' || format === 'bmp';
}

/**
 * Decodes a picture that libvips cannot read, in WebAssembly and in a thread that lives as long as the decoding.
 * A broken file can neither crash the process, nor keep a thread busy for ever, nor see what another picture left
 * in memory; and memory, which WebAssembly never gives back, goes with the thread.
 * @param describeJob called when a thread is free, so that the bytes of waiting pictures need not be held
 * @param seconds after which it is given up, not counting the time that it waits for a thread
 * @returns the picture as an uncompressed TIFF
 * @throws Error when the picture is broken, one that begins with "timeout" when time is up
 */
export function decodeInSandbox(
  describeJob: () => DecoderJob | Promise<DecoderJob>,
  seconds: number,
): Promise<Uint8Array> {
  return threads(async () => runThread(await describeJob(), seconds));
}

async function runThread(job: DecoderJob, seconds: number): Promise<Uint8Array> {
  // A copy of just these bytes: what is sent goes with all of the memory that it is a part of.
  const input = typeof job.input === 'string' ? job.input : new Uint8Array(job.input);
  const transferList = typeof input === 'string' ? [] : [input.buffer];
  const thread = new Worker(new URL(filename), { workerData: { ...job, input }, transferList, execArgv });
  try {
    return await firstMessage(thread, seconds);
  } finally {
    // The next one starts when the memory of this one is free.
    await thread.terminate();
  }
}

function firstMessage(thread: Worker, seconds: number): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`timeout after ${seconds} s`)), seconds * 1000);
    thread.once('message', resolve);
    // For good: an error that comes when nobody waits any longer would end the process.
    thread.on('error', reject);
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the decoder ended without an answer'));
    });
  });
}
