import type { Part, Turn } from '../engines/engine.js';
import { invalidRequest } from '../errors.js';
import type { UprightImage } from '../images/image.js';
import { imagesOf } from './checkPrompt.js';
import { ImageLoader } from './imageLoader.js';
import type { ImageSources } from './imageSources.js';
import type { PictureToKeep } from './interactionStore.js';
import { mapInOrder } from './mapInOrder.js';
import type { ImageInput, InputTurn } from './request.js';

/** Pictures fetched or opened at the same time: a transfer each, or a header for libvips' threads. */
const atOnce = 4;

/** Base64 in one request up to which its pictures stay decoded, in characters. */
const keptBase64 = 16_000_000;

/** A prompt with everything that takes waiting for others done. */
export interface PreparedPrompt {
  /**
   * Opens the pictures: header read and checked, pixels still encoded.
   * @throws DrishtiError naming the first picture that is refused; the signal's reason when it aborts
   */
  open(signal: AbortSignal): Promise<Turn[]>;
  /** What is to be kept of a picture once it was opened. */
  locate(image: ImageInput): Promise<PictureToKeep>;
  /** Lets go of what the pictures are read from; they cannot be opened or decoded afterwards. */
  release(): Promise<void>;
}

/**
 * Fetches the pictures of a prompt that are elsewhere. This is apart from opening them, because a slow server of
 * pictures must not hold a place at an engine meanwhile.
 * @throws DrishtiError naming the first picture that cannot be fetched; `too_many_requests` when too many requests
 *   are at it; the signal's reason when it aborts
 */
export async function preparePrompt(
  turns: readonly InputTurn[],
  sources: ImageSources,
  signal: AbortSignal,
): Promise<PreparedPrompt> {
  const images = imagesOf({ turns });
  const loader = new ImageLoader(sources, base64Length(images) <= keptBase64);
  try {
    await fetchAll(images, loader, sources, signal);
  } catch (error) {
    await loader.release();
    throw error;
  }
  return {
    open: (signal) => openAll(turns, images, loader, signal),
    locate: (image) => loader.locate(image),
    release: () => loader.release(),
  };
}

async function fetchAll(
  images: readonly ImageInput[],
  loader: ImageLoader,
  { places, limits }: ImageSources,
  signal: AbortSignal,
): Promise<void> {
  const elsewhere = images.flatMap(({ source, path }) =>
    source.type === 'url' ? [{ url: source.url, path }] : [],
  );
  const [first] = elsewhere;
  if (first === undefined) return;
  const leave = await places.enter(signal);
  const failed = new AbortController();
  const tooLong = `the pictures of this request took longer than ${limits.maxFetchSeconds} seconds to fetch`;
  const giveUp = () => failed.abort(invalidRequest(first.path, tooLong));
  const deadline = setTimeout(giveUp, limits.maxFetchSeconds * 1000);
  const stop = AbortSignal.any([signal, failed.signal]);
  try {
    await mapInOrder(elsewhere, { atOnce, failed }, ({ url, path }) => {
      signal.throwIfAborted();
      return loader.fetch(url, path, stop);
    });
  } finally {
    clearTimeout(deadline);
    leave();
  }
}

async function openAll(
  turns: readonly InputTurn[],
  images: readonly ImageInput[],
  loader: ImageLoader,
  signal: AbortSignal,
): Promise<Turn[]> {
  const failed = new AbortController();
  const opened = await mapInOrder(images, { atOnce, failed }, (image) => {
    signal.throwIfAborted();
    return loader.open(image);
  });
  const imageOf = new Map<ImageInput, UprightImage>(images.map((image, i) => [image, opened[i]!]));
  const toPart = (part: InputTurn['parts'][number]): Part =>
    part.type === 'text' ? part : { type: 'image', image: imageOf.get(part)!, resolution: part.resolution };
  return turns.map(({ role, parts }) => ({ role, parts: parts.map(toPart) }));
}

function base64Length(images: readonly ImageInput[]): number {
  return images.reduce(
    (total, { source }) => total + (source.type === 'inline' ? source.base64.length : 0),
    0,
  );
}
