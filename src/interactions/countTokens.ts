import type { Turn } from '../engines/engine.js';
import { imageTokens } from '../images/tokens.js';
import { checkPrompt, imagesOf } from './checkPrompt.js';
import type { ImageSources } from './imageSources.js';
import type { Caller } from './interactions.js';
import { preparePrompt } from './preparePrompt.js';
import type { ImageInput, InputPart, InputTurn, Prompt } from './request.js';
import type { RunDependencies } from './runDependencies.js';
import { countInputTokens, type InputTokens, tokenScheme } from './usage.js';

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
  const opened = prompt.turns.map((turn) => withoutParts(turn, needsNoFetch));

  const turns = await openOnce(opened, images, signal);
  const counted = countInputTokens({ system: prompt.system, turns }, scheme);
  const unopened = budgetTokens(imagesOf(prompt).filter(needsNoFetch));
  return { ...counted, inputImageTokens: counted.inputImageTokens + unopened };
}

async function openOnce(
  turns: readonly InputTurn[],
  images: ImageSources,
  signal: AbortSignal,
): Promise<Turn[]> {
  const prompt = await preparePrompt(turns, images, signal);
  try {
    const leave = await images.places.enter(signal);
    return await prompt.open(signal).finally(leave);
  } finally {
    await prompt.release();
  }
}

function withoutParts({ role, parts }: InputTurn, leaveOut: (part: InputPart) => boolean): InputTurn {
  return { role, parts: parts.filter((part) => !leaveOut(part)) };
}

function budgetTokens(images: readonly ImageInput[]): number {
  const anySize = { width: 1, height: 1 };
  return images.reduce((total, { resolution }) => total + imageTokens('budget', anySize, resolution), 0);
}
