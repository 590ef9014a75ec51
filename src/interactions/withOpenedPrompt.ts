import type { Turn } from '../engines/engine.js';
import type { ImageSources } from './imageSources.js';
import { type PreparedPrompt, preparePrompt } from './preparePrompt.js';
import type { InputPart, InputTurn } from './request.js';

/**
 * Opens the pictures of turns for something other than an engine, which would have places of its own for it.
 * @param use may read the pictures until it has settled
 * @throws DrishtiError as for the pictures of any request; `too_many_requests` when too many requests load some
 */
export async function withOpenedPrompt<Result>(
  turns: readonly InputTurn[],
  sources: ImageSources,
  signal: AbortSignal,
  use: (prompt: PreparedPrompt, opened: Turn[]) => Result | Promise<Result>,
): Promise<Result> {
  const prompt = await preparePrompt(turns, sources, signal);
  try {
    const leave = await sources.places.enter(signal);
    const opened = await prompt.open(signal).finally(leave);
    return await use(prompt, opened);
  } finally {
    await prompt.release();
  }
}

/** Turns without some of their parts. */
export function withoutParts(
  turns: readonly InputTurn[],
  leaveOut: (part: InputPart) => boolean,
): InputTurn[] {
  return turns.map(({ role, parts }) => ({ role, parts: parts.filter((part) => !leaveOut(part)) }));
}
