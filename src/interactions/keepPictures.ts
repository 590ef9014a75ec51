import type { InteractionRecord } from './interaction.js';
import type { KeptTurns } from './interactionStore.js';
import type { ImageInput, InputPart } from './request.js';
import type { ServiceOptions } from './serviceOptions.js';
import { withOpenedPrompt, withoutParts } from './withOpenedPrompt.js';

/** Whether a picture must be fetched first. */
export function isElsewhere(part: InputPart): boolean {
  return part.type === 'image' && part.source.type === 'url';
}

/**
 * Opens pictures, so that a broken one is refused, and keeps them.
 * @param leaveOut those that stay as they are
 * @throws DrishtiError as for the pictures of any request; `too_many_requests` when too many requests load some
 */
export function keepPictures(
  { owner, request: { turns } }: InteractionRecord,
  signal: AbortSignal,
  { images, store }: Pick<ServiceOptions, 'images' | 'store'>,
  leaveOut: (part: InputPart) => boolean = () => false,
): Promise<KeptTurns> {
  return withOpenedPrompt(withoutParts(turns, leaveOut), images(owner), signal, (prompt) =>
    store.keep(turns, async (image: ImageInput) => (leaveOut(image) ? undefined : prompt.locate(image))),
  );
}
