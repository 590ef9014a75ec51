import { imageTokens } from '../images/tokens.js';
import { checkPrompt, imagesOf } from './checkPrompt.js';
import type { Caller } from './interactions.js';
import type { ImageInput, InputPart, Prompt } from './request.js';
import type { RunDependencies } from './runDependencies.js';
import { countInputTokens, type InputTokens, tokenScheme } from './usage.js';
import { withOpenedPrompt, withoutParts } from './withOpenedPrompt.js';

/**
 * Tokens that a prompt would be counted as if it were answered: pictures are opened (header only) and refused alike.
 * Where every picture costs the same whatever its size, those at a URL are counted and not looked at.
 * @throws DrishtiError as for the pictures of an interaction; `too_many_requests` when too many requests load some
 */
export async function countTokens(
  prompt: Prompt,
  { registry, images: imagesOfOwner }: RunDependencies,
  { owner, signal }: Caller,
): Promise<InputTokens> {
  const images = imagesOfOwner(owner);
  const { name } = registry.resolve(prompt.model);
  checkPrompt(prompt, name, images.limits.maxImages);
  const scheme = tokenScheme(name);
  const needsNoFetch = (part: InputPart) =>
    scheme === 'budget' && part.type === 'image' && part.source.type === 'url';
  const { system } = prompt;
  const counted = await withOpenedPrompt(
    withoutParts(prompt.turns, needsNoFetch),
    images,
    signal,
    (_, turns) => countInputTokens({ system, turns }, scheme),
  );
  const unopened = budgetTokens(imagesOf(prompt).filter(needsNoFetch));
  return { ...counted, inputImageTokens: counted.inputImageTokens + unopened };
}

function budgetTokens(images: readonly ImageInput[]): number {
  const anySize = { width: 1, height: 1 };
  return images.reduce((total, { resolution }) => total + imageTokens('budget', anySize, resolution), 0);
}
