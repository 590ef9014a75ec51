import { beyondWordings } from '../beyondPhrases.js';
import { sightings } from '../inventory.js';
import { essential, type Statement, useful } from '../statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, type View } from '../view.js';

/** Answers what small specialists cannot know: says so, and what they see all the same. */
export const beyondWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell: (view) => [essential(...beyondWordings(view.ask.beyond)), ...seenAllTheSame(view)],
  tellTersely: () => 'unknown',
};

function seenAllTheSame(view: View): Statement[] {
  const objects = chosenIn(view, 'caption');
  return objects.length === 0 ? [] : [useful(...sightings(objects))];
}
