import { beyondWordings } from '../beyondPhrases.js';
import { essential, type Statement, useful } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, questionOf, type View } from '../view.js';
import { sightings } from '../words/inventory.js';
import { absenceOf, knownTargets } from '../words/targetNames.js';

/** Answers what small specialists cannot know: says so, and what they see all the same. */
export const beyondWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell: (view) => [essential(...beyondWordings(view.ask.beyond, questionOf(view))), ...seenAllTheSame(view)],
  tellTersely: () => 'unknown',
};

function seenAllTheSame(view: View): Statement[] {
  const objects = chosenIn(view, 'caption');
  if (objects.length > 0) return [useful(...sightings(objects))];
  // A vegetarian is a person to the dictionary, and "is this vegetarian?" asks for none.
  const isNamed = knownTargets(view.ask).some(({ isNarrower }) => !isNarrower);
  const isMissing = isNamed && chosenIn(view, 'exists').length === 0;
  return isMissing ? [useful(absenceOf(view.ask))] : [];
}
