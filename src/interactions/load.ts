import pLimit from 'p-limit';
import type { ImagePart, Part, Turn } from '../engines/engine.js';
import { DrishtiError } from '../errors.js';
import { decodeBase64 } from '../images/base64.js';
import { openImage } from '../images/decode.js';
import { encodedBytes } from '../images/encoded.js';
import type { ImageLimits } from '../images/probe.js';
import type { ImageInput, InputPart, InputTurn } from './request.js';

/** Headers read at the same time; each is a short task for libvips' threads. */
const openAtOnce = 4;

export interface LoadLimits extends ImageLimits {
  /** Most pictures in one prompt. */
  readonly maxImages: number;
}

/**
 * Turns the wire's pictures into opened ones: base64 decoded, header read and checked, pixels still encoded.
 * @param signal stops the loading between pictures
 * @throws DrishtiError `invalid_request` naming the first picture that is refused, or the limit on their number
 */
export async function loadTurns(
  turns: readonly InputTurn[],
  limits: LoadLimits,
  signal: AbortSignal,
): Promise<Turn[]> {
  refuseTooMany(turns, limits.maxImages);
  const limit = pLimit(openAtOnce);
  const failed = new AbortController();
  const loadPart = async (part: InputPart): Promise<Part> => {
    if (part.type === 'text') return part;
    return limit(async () => {
      AbortSignal.any([signal, failed.signal]).throwIfAborted();
      return loadImage(part, limits).catch((error) => {
        failed.abort(error);
        throw error;
      });
    });
  };
  const loadTurn = async ({ role, parts }: InputTurn): Promise<Turn> => ({
    role,
    parts: await allInOrder(parts.map(loadPart)),
  });
  return allInOrder(turns.map(loadTurn));
}

/** Waits for all and throws the first failure by position, not by time. */
async function allInOrder<Value>(promises: readonly Promise<Value>[]): Promise<Value[]> {
  const results = await Promise.allSettled(promises);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

async function loadImage({ data, path, resolution }: ImageInput, limits: ImageLimits): Promise<ImagePart> {
  const image = await openImage(encodedBytes(decodeBase64(data, path)), limits, path);
  return { type: 'image', image, resolution };
}

function refuseTooMany(turns: readonly InputTurn[], maxImages: number): void {
  const count = turns.flatMap((turn) => turn.parts).filter((part) => part.type === 'image').length;
  if (count > maxImages) {
    throw new DrishtiError('invalid_request', `input: ${count} images; at most ${maxImages} per request`);
  }
}
