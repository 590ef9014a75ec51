import { chosenIn, questionOf, type View } from '../view.js';
import type { WordedAnswer } from '../wordedAnswer.js';
import { inventoryOf } from '../words/inventory.js';
import { nameOf } from './looks.js';

/** "In the first but not in the second", "missing from picture 2". */
const butNot = /\bbut (?:not|missing|absent)\b|\b(?:and|that (?:is|are)) (?:not|missing)\b/;
const missing = /\b(?:missing|absent|lacks?|lacking|gone|removed|disappeared)\b/;

/** What one of two pictures shows and the other does not, where that is asked for; undefined for other questions. */
export function onlyInOne(views: readonly View[]): WordedAnswer | undefined {
  const [view] = views;
  if (view === undefined || views.length !== 2) return undefined;
  const question = questionOf(view);
  const [words] = [butNot, missing]
    .map((pattern) => pattern.exec(question))
    .filter((match) => match !== null);
  if (words === undefined) return undefined;
  const lacking = pictureIn(question.slice(words.index), views) ?? pictureIn(question, views);
  const having = views.find((own) => own !== lacking);
  return lacking === undefined ? undefined : difference(having!, lacking);
}

/** The first of two pictures that a text names, be it only "the second". */
function pictureIn(text: string, views: readonly View[]): View | undefined {
  const [word] = /\b(?:first|second|1|2)\b/.exec(text) ?? [];
  if (word === undefined) return undefined;
  return views[word === 'first' || word === '1' ? 0 : 1];
}

function difference(having: View, lacking: View): WordedAnswer {
  const there = new Set(chosenIn(lacking, 'exists').map(({ label }) => label));
  const only = chosenIn(having, 'caption').filter(({ label }) => !there.has(label));
  if (only.length === 0) {
    const nothing = `I see nothing in ${nameOf(having)} that ${nameOf(lacking)} does not show.`;
    return { wordings: [nothing, 'Nothing.'], terse: 'nothing' };
  }
  const things = inventoryOf(only);
  return {
    wordings: [
      `Only ${nameOf(having)} shows ${things}; ${nameOf(lacking)} does not.`,
      `Only ${nameOf(having)} shows ${things}.`,
    ],
    terse: things,
  };
}
