import { isSpecific } from './draft.js';
import type { Ask } from './plan.js';

/**
 * The asks without those that add nothing to another: "Detect the cats. Find them all.", "Look at the image. How many
 * …".
 */
export function withoutAsides(asks: readonly Ask[]): Ask[] {
  const kept = asks.filter((ask, at) => !asks.some((other, index) => isAside(ask, other, index < at)));
  return kept.length > 0 ? kept : asks.slice(0, 1);
}

const opening = /^\W*(?:please )?(?:look|inspect|examine|analy[sz]e|consider|study)\b/i;

function isAside(ask: Ask, other: Ask, isLater: boolean): boolean {
  if (ask === other || ask.filters !== undefined || ask.relation !== undefined) return false;
  if (ask.task === 'describe') return opening.test(ask.question ?? '') || (isLater && isSame(ask, other));
  if (ask.task === 'list' && !isSpecific(ask)) return isFound(other) && (isSpecific(other) || isLater);
  if (isLater && isEllipsis(ask, other)) return true;
  if (ask.task === 'count' && !isSpecific(ask)) return isLater && other.task === 'list';
  return isLater && ask.fieldName === undefined && isSame(ask, other);
}

/** "What was bought, and how many?", "how many vehicles are there, and which?": the other answer tells that too. */
function isEllipsis({ question = '' }: Ask, { task }: Ask): boolean {
  const word = /^\W*(?:and )?(how many|which)(?: ones?)?\W*$/i.exec(question)?.[1];
  return (task === 'lookup' && word !== undefined) || (task === 'count' && word?.toLowerCase() === 'which');
}

/** Whether an ask already has things looked for. */
function isFound({ task }: Ask): boolean {
  return ['list', 'count', 'exists', 'where', 'read', 'scan'].includes(task);
}

function isSame(ask: Ask, other: Ask): boolean {
  const things = ({ targets, options }: Ask) =>
    JSON.stringify([targets.map(({ phrase }) => phrase), options]);
  return ask.task === other.task && ask.beyond === other.beyond && things(ask) === things(other);
}
