import type { Ask } from '../plan.js';
import type { Task } from '../tasks/task.js';

/** Tasks that a choice replaces: what there is to say is one of the choices. */
const replaced: readonly Task[] = ['describe', 'list', 'exists', 'caption', 'classify', 'beyond'];

/** The asks with the choices that the prompt or, for want of those, the system instruction gives apart from the question. */
export function withChoices(
  asks: readonly Ask[],
  own: readonly string[],
  background: readonly string[],
): Ask[] {
  const chosen = own.length > 0 ? own : background;
  const isOpen = (ask: Ask) => replaced.includes(ask.task);
  const first = asks.find(({ options }) => options === undefined);
  if (chosen.length === 0 || first === undefined) return asks.map(withOptions);
  if (asks.every(isOpen)) return [classify(first, chosen)];
  // Choices of an instruction are for questions that leave it open.
  if (own.length === 0) return asks.map(withOptions);
  return asks.map((ask) => (ask === first ? { ...ask, options: chosen } : withOptions(ask)));
}

function classify(ask: Ask, options: readonly string[]): Ask {
  return { task: 'classify', targets: [], kinds: ask.kinds, options, question: ask.question };
}

function withOptions(ask: Ask): Ask {
  return ask.task === 'classify' ? { ...ask, options: ask.options ?? [] } : ask;
}
