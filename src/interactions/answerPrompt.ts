import { answerTurns } from './answerTurns.js';
import type { Checked } from './checkRequest.js';
import type { InteractionEvent } from './event.js';
import type { Caller } from './interactions.js';
import type { PreparedPrompt } from './preparePrompt.js';

/**
 * Answers a checked request whose prompt is prepared, up to the last event, which is `finished`.
 * @param onOpened called when nothing but the answer itself is missing, for work beside it: the last event waits for
 *   that, and so does the generator's end
 * @throws DrishtiError for everything that can be refused; the signal's reason when it aborts; what `onOpened` throws
 */
export async function* answerPrompt(
  checked: Checked,
  prompt: PreparedPrompt,
  caller: Caller,
  onOpened: () => Promise<void> = async () => {},
): AsyncGenerator<InteractionEvent> {
  let beside: Promise<void> | undefined;
  const begin = () => {
    beside = onOpened();
    // Heard below, but not before the answer has ended.
    beside.catch(() => {});
  };
  try {
    const last = yield* answerInPlace(checked, prompt, caller, begin);
    await beside;
    if (last !== undefined) yield last;
  } finally {
    await Promise.allSettled([beside]);
  }
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
