import { colourNamed } from '../../../colours/colourNamed.js';
import type { ColourName, NamedColour } from '../../../colours/namedColour.js';
import type { Ask } from '../../../language/plan.js';
import { pluralOf, singularOf } from '../../../language/plural.js';
import { unknownOf } from '../../../language/selectKinds.js';
import { filtersOf } from '../../chooseObjects.js';
import { hasColour } from '../../objectColour.js';
import { placePhrase } from '../../place.js';
import type { SeenObject } from '../../seen.js';
import { capitalized, inWords, joined } from '../english.js';
import { colourPhrase } from '../objectColours.js';
import { cannotRecogniseWordings } from '../phrases.js';
import { essential, type Statement } from '../statement.js';
import { absenceOf } from '../targetNames.js';
import type { TaskWriter } from '../taskWriter.js';
import { chosenIn, type View } from '../view.js';

/** Answers which colour things have, whether they have one, and which colours a picture has. */
export const colourWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const unknown = unknownOf(view.ask.targets).map((thing) =>
      essential(...cannotRecogniseWordings([thing])),
    );
    if (isAboutPicture(view)) return [...unknown, pictureColours(view)];
    const objects = colouredIn(view);
    if (objects.length === 0) return [essential(absenceOf(plainAsk(view.ask)))];
    const known = objects.filter(({ colours = [] }) => colours.length > 0);
    if (known.length === 0)
      return [essential(`I could not measure the colour of the ${singularOf(objects[0]!.label)}.`)];
    return tellObjects(view, known);
  },
  tellTersely(view) {
    const asked = coloursAsked(view.ask);
    if (isAboutPicture(view)) return terseOf(view.image.colours, asked, view.image.colours?.[0]);
    const [object] = colouredIn(view);
    return terseOf(object?.colours, asked, object?.colours?.[0]);
  },
  items(view) {
    if (!isAboutPicture(view)) return undefined;
    return view.image.colours?.map(({ name, share, hex }) => `${name} (${percent(share)}, ${hex})`);
  },
};

/** Nothing in particular, or something the detector does not know ("the wall"), leaves the whole picture. */
function isAboutPicture({ ask }: View): boolean {
  return ask.targets.every(({ isAnything, kinds }) => isAnything || kinds.length === 0);
}

/** "Is the red bus blue?" is asked of all buses: a colour that is asked about leaves none out. */
function plainAsk(ask: Ask): Ask {
  const isPlace = filtersOf(ask).filter(({ by }) => by !== 'colour');
  return { ...ask, filter: undefined, filters: isPlace };
}

function colouredIn(view: View): SeenObject[] {
  return chosenIn({ ...view, ask: plainAsk(view.ask) }, 'list').slice(0, mostObjects);
}

const mostObjects = 6;

/** The colours an ask asks about: "is it red or blue?". */
function coloursAsked(ask: Ask): ColourName[] {
  const words = ask.options ?? [];
  const filters = filtersOf(ask).flatMap((filter) => (filter.by === 'colour' ? [filter.colour] : []));
  return [...new Set([...words.map(colourNamed).filter((colour) => colour !== undefined), ...filters])];
}

function terseOf(
  colours: readonly NamedColour[] | undefined,
  asked: readonly ColourName[],
  main: NamedColour | undefined,
): string {
  if (main === undefined) return 'unknown';
  if (asked.length === 0) return main.name;
  if (asked.length === 1) return hasColour({ colours }, asked[0]!) ? 'yes' : 'no';
  return asked.find((colour) => hasColour({ colours }, colour)) ?? 'neither';
}

function tellObjects(view: View, objects: readonly SeenObject[]): Statement[] {
  const [only, ...more] = objects;
  const asked = coloursAsked(view.ask);
  const start = asked.length === 1 ? `${verdictOf(objects, asked[0]!)}, ` : '';
  if (more.length === 0) {
    const sentence = `the ${singularOf(only!.label)} is ${colourPhrase(only!.colours!)}.`;
    const short = start === '' ? capitalized(`${only!.colours![0]!.name}.`) : `${start.replace(', ', '')}.`;
    return [essential(start + (start === '' ? capitalized(sentence) : sentence), short)];
  }
  const each = coloursOfEach(objects);
  return [essential(start === '' ? capitalized(each) : start + each)];
}

function verdictOf(objects: readonly SeenObject[], colour: ColourName): string {
  const having = objects.filter((object) => hasColour(object, colour)).length;
  if (having === objects.length) return 'Yes';
  return having === 0 ? 'No' : `${capitalized(inWords(having))} of ${inWords(objects.length)}`;
}

/** "both cats are black." or "the cat on the left is black and the cat on the right is white." */
function coloursOfEach(objects: readonly SeenObject[]): string {
  const labels = new Set(objects.map(({ label }) => label));
  const phrases = new Set(objects.map(({ colours }) => colourPhrase(colours!)));
  if (labels.size === 1 && phrases.size === 1) {
    const all = objects.length === 2 ? 'both' : `all ${inWords(objects.length)}`;
    return `${all} ${pluralOf(objects[0]!.label)} are ${[...phrases][0]}.`;
  }
  const isRepeated = objects.length > labels.size;
  const each = objects.map((object) => {
    const place = isRepeated ? ` ${placePhrase(object)}` : '';
    return `the ${singularOf(object.label)}${place} is ${colourPhrase(object.colours!)}`;
  });
  return `${joined(each)}.`;
}

function pictureColours(view: View): Statement {
  const { colours } = view.image;
  const [main] = colours ?? [];
  if (colours === undefined || main === undefined)
    return essential('I could not measure the colours of the picture.');
  const asked = coloursAsked(view.ask);
  const start = asked.length === 1 ? (hasColour({ colours }, asked[0]!) ? 'Yes: ' : 'No: ') : '';
  const sentence = (text: string) => (start === '' ? capitalized(text) : start + text);
  return essential(
    sentence(`the dominant colours of the picture are ${joined(colours.map(withShare))}.`),
    sentence(`the picture is ${colourPhrase(colours)}.`),
    `${capitalized(main.name)}.`,
  );
}

function withShare({ name, share }: NamedColour): string {
  return `${name} (${percent(share)})`;
}

/** "45 %". */
function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
