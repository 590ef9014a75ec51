import { unknownOf } from '../../language/kinds/selectKinds.js';
import type { Task } from '../../language/tasks/task.js';
import { essential, type Statement } from './form/statement.js';
import { optionSaid } from './optionSaid.js';
import { taskWriters } from './tasks/taskWriters.js';
import { chosenIn, type View } from './view.js';
import { cannotRecogniseWordings } from './words/phrases.js';
import { reservations } from './words/targetNames.js';

/** What is to be said about one ask and one picture, with what cannot be judged of it. */
export function tellView(view: View): Statement[] {
  const writer = taskWriters[view.ask.task];
  const unknown = writer.isAboutObjects(view) ? unknownOf(view.ask.targets) : [];
  const refusal = unknown.length === 0 ? [] : [essential(...cannotRecogniseWordings(unknown))];
  if (asksOnlyUnknown(view)) return refusal;
  return [...writer.tell(view), ...choice(view), ...caveats(view), ...refusal];
}

/** The same in a word or a few. */
export function tellViewTersely(view: View): string {
  if (asksOnlyUnknown(view)) return 'unknown';
  const terse = taskWriters[view.ask.task].tellTersely(view);
  return optionOf(view, terse) ?? inWordsAsked(view, terse);
}

/** "Yes", "true" or "FALSE", where these words are asked for. */
function inWordsAsked({ plan, ask }: View, terse: string): string {
  if (terse !== 'yes' && terse !== 'no') return terse;
  const words = `${ask.question ?? ''} ${plan.instructions}`.slice(0, longestPrompt);
  const [, isTrue, isFalse, yes, no] = choiceOfWords.exec(words) ?? [];
  return (terse === 'yes' ? (isTrue ?? yes) : (isFalse ?? no)) ?? terse;
}

const longestPrompt = 4000;

const choiceOfWords = /\b(true)\b[\s\S]{0,200}?\b(false)\b|\b(yes)\b[\s\S]{0,200}?\b(no)\b/i;

/** What to say of a view that is not told in sentences: that kittens are no kind of their own. */
export function caveats(view: View): Statement[] {
  if (view.ask.task === 'beyond') return [];
  const objects = chosenIn(view, view.ask.task === 'exists' ? 'exists' : 'list');
  return objects.length === 0 ? [] : reservations(view.ask, objects).map((sentence) => essential(sentence));
}

/** Whether an ask is about objects and names none that the detector knows. */
export function asksOnlyUnknown(view: View): boolean {
  const { targets, kinds, task } = view.ask;
  return kinds.length === 0 && unknownOf(targets).length > 0 && taskWriters[task].isAboutObjects(view);
}

/** Tasks that choose among their options themselves. */
const choosing: readonly Task[] = ['classify', 'colour', 'scene'];

/** "The answer is B) two cats.", where the prompt gives choices. */
function choice(view: View): Statement[] {
  if (choosing.includes(view.ask.task) || view.ask.options === undefined) return [];
  const option = optionOf(view, taskWriters[view.ask.task].tellTersely(view));
  return option === undefined ? [] : [essential(`The answer is "${option}".`, `"${option}".`)];
}

function optionOf({ ask }: View, terse: string): string | undefined {
  return choosing.includes(ask.task) ? undefined : optionSaid(ask.options ?? [], terse);
}
