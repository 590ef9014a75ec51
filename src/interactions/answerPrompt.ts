import { answerTurns } from './answerTurns.js';
import type { Checked } from './checkRequest.js';
import type { InteractionEvent } from './event.js';
import type { ImageSources } from './imageSources.js';
import type { Caller } from './interactions.js';
import { type PreparedPrompt, preparePrompt } from './preparePrompt.js';

/**
 * Carries a checked request out, from its pictures to the last event, which is `finished`.
 * @param onOpened called when nothing but the answer itself is missing, for work beside it: the prompt stays readable
 *   until that has settled
 * @throws DrishtiError for everything that can be refused; the signal's reason when it aborts
 */
export async function* answerPrompt(
  checked: Checked,
  images: ImageSources,
  signal: AbortSignal,
  onOpened: (prompt: PreparedPrompt) => Promise<void>,
): AsyncGenerator<InteractionEvent> {
  const prompt = await preparePrompt(checked.request.turns, images, signal);
  const beside: Promise<void>[] = [];
  try {
    const last = yield* answerInPlace(checked, prompt, { owner: images.owner, signal }, () =>
      beside.push(settled(onOpened(prompt))),
    );
    if (last !== undefined) yield last;
  } finally {
    await Promise.all(beside);
    await prompt.release();
  }
}

/** Whoever began it is told how it ended; here it only counts that it did. */
function settled(work: Promise<void>): Promise<void> {
  return work.catch(() => {});
}

/**
 * A place first: who must be refused for lack of one should not cost the work of opening pictures. It is given back
 * before the last event, which is returned: what becomes of the answer is no business of the engine's.
 */
async function* answerInPlace(
  checked: Checked,
  prompt: PreparedPrompt,
  { owner, signal }: Caller,
  onOpened: () => void,
): AsyncGenerator<InteractionEvent, InteractionEvent | undefined> {
  const leave = await checked.model.engine.admit(signal, owner);
  try {
    const turns = await prompt.open(signal);
    onOpened();
    for await (const event of answerTurns(checked, turns, signal)) {
      if (event.type === 'finished') return event;
      yield event;
    }
    return undefined;
  } finally {
    leave();
  }
}
