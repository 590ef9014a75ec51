import { DrishtiError } from '../errors.js';
import type { ImageInput, Prompt } from './request.js';
import { tokenScheme } from './usage.js';

/** Every picture of a prompt, in order. */
export function imagesOf({ turns }: Pick<Prompt, 'turns'>): ImageInput[] {
  return turns.flatMap((turn) => turn.parts).filter((part) => part.type === 'image');
}

/**
 * Refuses what can be refused before any picture is opened.
 * @param model the name that was asked for
 * @throws DrishtiError `invalid_request` for too many pictures, or a media resolution that the model does not have
 */
export function checkPrompt(prompt: Pick<Prompt, 'turns'>, model: string, maxImages: number): void {
  const images = imagesOf(prompt);
  if (images.length > maxImages) {
    const field = images[0]?.path.split(/[.[]/)[0];
    const problem = `${images.length} images; at most ${maxImages} per request`;
    throw new DrishtiError('invalid_request', `${field}: ${problem}`);
  }
  refuseResolution(images, model);
}

/** Media resolution per picture came with Gemini 3; asking an older Gemini for it is a mistake in the request. */
function refuseResolution(images: readonly ImageInput[], model: string): void {
  if (!model.startsWith('gemini-') || tokenScheme(model) === 'budget') return;
  const image = images.find(({ resolution }) => resolution);
  if (!image) return;
  throw new DrishtiError(
    'invalid_request',
    `${image.path}: resolution needs a Gemini 3 model name or drishti-embedded, not ${model}`,
  );
}
