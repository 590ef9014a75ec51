import type { DecodableImage } from '../../images/image.js';
import type { ObjectMask, Segmenter } from '../capabilities.js';
import type { Thing } from './context.js';

/** Most masks of one answer; of further things the whole box stands for the mask. */
const mostMasks = 300;

/**
 * One mask a thing, in their order; undefined beyond the first 300.
 * @throws as `Segmenter.segment`
 */
export async function masksOf(
  things: readonly Thing[],
  images: readonly DecodableImage[],
  segmenter: Segmenter,
  signal: AbortSignal,
): Promise<(ObjectMask | undefined)[]> {
  const masks = new Map<Thing, ObjectMask>();
  const wanted = things.slice(0, mostMasks);
  for (const picture of new Set(wanted.map((thing) => thing.picture))) {
    const here = wanted.filter((thing) => thing.picture === picture);
    const cut = await segmenter.segment(
      images[picture]!,
      here.map(({ box }) => box),
      signal,
    );
    here.forEach((thing, at) => {
      masks.set(thing, cut[at]!);
    });
  }
  return things.map((thing) => masks.get(thing));
}
