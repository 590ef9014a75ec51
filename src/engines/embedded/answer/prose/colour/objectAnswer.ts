import type { NamedColour } from '../../../colours/namedColour.js';
import { pluralOf, singularOf } from '../../../language/kinds/plural.js';
import { placePhrase } from '../../objects/place.js';
import type { SeenObject } from '../../seen.js';
import { essential, type Statement } from '../form/statement.js';
import type { View } from '../view.js';
import { capitalized, inWords, joined, theOneIs } from '../words/english.js';
import { grouped } from '../words/grouped.js';
import { colourPhrase } from '../words/objectColours.js';
import { colourVerdict, wantsHex } from './colourQuestion.js';

/** An object whose colours were measured. */
interface Coloured extends SeenObject {
  readonly colours: readonly NamedColour[];
}

/** Those of some objects whose colours were measured. */
export function colouredOf(objects: readonly SeenObject[]): Coloured[] {
  return objects.filter((object): object is Coloured => (object.colours ?? []).length > 0);
}

/** "Yes, the bus is red." or "The bus is red and white."; at least one object. */
export function tellColours(view: View, objects: readonly Coloured[]): Statement {
  const [only, ...more] = objects;
  const start = startOf(view, objects);
  const sentence = more.length === 0 ? `${colourOfOne(only!, view)}.` : coloursOfEach(objects, view);
  if (start !== undefined)
    return essential(`${start}${/ of /.test(start) ? ':' : ','} ${sentence}`, `${start}.`);
  const short = more.length === 0 ? [`${capitalized(only!.colours[0]!.name)}.`] : [];
  return essential(capitalized(sentence), ...short);
}

/** "Yes", "No", "One of two", "Neither"; undefined where nothing is to be affirmed. */
function startOf(view: View, objects: readonly Coloured[]): string | undefined {
  const verdicts = objects.map(({ colours }) => colourVerdict(view, colours));
  const [first] = verdicts;
  if (new Set(verdicts).size === 1)
    return first === 'yes' || first === 'no' || first === 'neither' ? capitalized(first) : undefined;
  const having = verdicts.filter((verdict) => verdict === 'yes').length;
  return having > 0 ? `${capitalized(inWords(having))} of ${inWords(objects.length)}` : undefined;
}

function colourOfOne({ label, colours }: Coloured, view: View): string {
  return `${theOneIs(label)} ${phraseOf({ label, colours }, view)}`;
}

/** "Mostly red"; "mostly in red" of people, whose colour is that of their clothes. */
function phraseOf({ label, colours }: Pick<Coloured, 'label' | 'colours'>, view: View): string {
  const phrase = wantsHex(view) ? `${colours[0]!.name} (${colours[0]!.hex})` : colourPhrase(colours);
  return label === 'person' ? phrase.replace(/^(?:mostly )?/, '$&in ') : phrase;
}

/** "both cats are black." or "the cat on the left is black and the cat on the right is white." */
function coloursOfEach(objects: readonly Coloured[], view: View): string {
  const labels = new Set(objects.map(({ label }) => label));
  const phrases = new Set(objects.map((object) => phraseOf(object, view)));
  if (labels.size === 1 && phrases.size === 1) {
    const all = objects.length === 2 ? 'both' : `all ${inWords(objects.length)}`;
    return `${all} ${pluralOf(objects[0]!.label)} are ${[...phrases][0]}.`;
  }
  if (objects.length === labels.size) {
    const each = objects.map((object) => colourOfOne(object, view));
    return `${inSequence(each)}.`;
  }
  const alike = grouped(objects, (object) =>
    [object.label, placePhrase(object), phraseOf(object, view)].join('\n'),
  );
  return `${inSequence(alike.map((own) => coloursInPlace(own, view)))}.`;
}

/** "the cat on the left is black", "the two cats on the left are black". */
function coloursInPlace([first, ...more]: readonly [Coloured, ...Coloured[]], view: View): string {
  const place = placePhrase(first);
  const phrase = phraseOf(first, view);
  if (more.length === 0) return `the ${singularOf(first.label)} ${place} is ${phrase}`;
  return `the ${inWords(more.length + 1)} ${pluralOf(first.label)} ${place} are ${phrase}`;
}

/** With semicolons where an "and" stands within. */
function inSequence(parts: readonly string[]): string {
  return parts.some((part) => part.includes(' and ')) ? parts.join('; ') : joined(parts);
}
