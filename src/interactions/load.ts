import pLimit from 'p-limit';
import type { Part, Turn } from '../engines/engine.js';
import { imagesOf } from './checkPrompt.js';
import { ImageLoader, type ImageSources } from './imageLoader.js';
import type { ImageInput, InputPart, InputTurn } from './request.js';

/** Pictures opened at the same time: each is a header for libvips' threads, or a transfer from another host. */
const openAtOnce = 4;

/** Base64 in one request up to which its pictures stay decoded, in characters. */
const keptBase64 = 16_000_000;

/** A prompt whose pictures are open: header read and checked, pixels still encoded. */
export interface LoadedPrompt {
  readonly turns: readonly Turn[];
  /** Lets go of what the pictures are read from; they cannot be decoded afterwards. */
  release(): Promise<void>;
}

/**
 * Opens the pictures of a prompt.
 * @param signal stops the loading
 * @throws DrishtiError naming the first picture that is refused
 */
export async function loadPrompt(
  turns: readonly InputTurn[],
  sources: ImageSources,
  signal: AbortSignal,
): Promise<LoadedPrompt> {
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const loader = new ImageLoader(sources, base64Length(imagesOf({ turns })) <= keptBase64, stop);
  const limit = pLimit(openAtOnce);

  const loadPart = async (part: InputPart): Promise<Part> => {
    if (part.type === 'text') return part;
    return limit(async () => {
      stop.throwIfAborted();
      return { type: 'image' as const, image: await loader.load(part), resolution: part.resolution };
    }).catch((error) => {
      failed.abort(error);
      throw error;
    });
  };
  const loadTurn = async ({ role, parts }: InputTurn): Promise<Turn> => ({
    role,
    parts: await allInOrder(parts.map(loadPart)),
  });
  try {
    return { turns: await allInOrder(turns.map(loadTurn)), release: () => loader.release() };
  } catch (error) {
    await loader.release();
    throw error;
  }
}

/** Waits for all and throws the first failure by position, not by time. */
async function allInOrder<Value>(promises: readonly Promise<Value>[]): Promise<Value[]> {
  const results = await Promise.allSettled(promises);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

function base64Length(images: readonly ImageInput[]): number {
  return images.reduce(
    (total, { source }) => total + (source.type === 'inline' ? source.base64.length : 0),
    0,
  );
}
