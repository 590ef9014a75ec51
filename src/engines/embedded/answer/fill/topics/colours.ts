import type { NamedColour } from '../../../colours/namedColour.js';
import { allKinds } from '../../../language/kinds/kind.js';
import { chooseObjects } from '../../objects/chooseObjects.js';
import { mainColours } from '../../objects/objectColour.js';
import type { Finding } from '../facts/finding.js';
import type { Field } from '../fields/field.js';
import { kindsNamedBy } from '../fields/namedKinds.js';
import { imagesOf, objectsFor, type Scope } from '../scope.js';
import { backgroundOf } from './backgroundColour.js';
import { colourFact, writtenColour } from './colourFact.js';
import type { Topic } from './topic.js';

/** Words of a colour's name that say nothing about whose colour it is. */
const aboutColours =
  /^(colou?rs?|colou?r_?(name|names|code|hex|scheme)|palette|dominant|main|primary|secondary|accent|major|most|common|frequent|top|overall|prominent|hex|rgb|value|values|name|names|code|codes|list|scheme|the|image|picture|photo|item|object|product|thing|theme|detected|average|mean|tone|hue|of|body|exterior|\d+)$/;

/** Colours of pictures, of their background, and of objects. */
export const colours: Topic = {
  names:
    /(^|_)(colou?rs?|palette|colou?r_scheme|hex_?codes?|rgb|hue)(_|$)|^hex$|(^|_)(gr[ae]yscale|black_and_white|monochrome)(_|$)/,
  senses: ['colours', 'objectColours'],
  fact(field, schema, scope) {
    const found = coloursNamed(field, scope);
    if (/gr[ae]yscale|black_and_white|monochrome/.test(field.name)) return isGrey(found);
    // Harmonies have names of their own.
    if (/scheme/.test(field.name)) return undefined;
    const colour = found?.[/secondary|accent|second(_|$)/.test(field.name) ? 1 : 0];
    return colour && writtenColour(field, schema, colour);
  },
  findings(field, item, scope) {
    const found = coloursNamed(field, scope);
    return found?.map((colour): Finding => {
      const text = writtenColour(field, item, colour);
      return {
        text: Array.isArray(text) ? String(text[0]) : String(text),
        fact: (inner, schema) => colourFact(inner, schema, colour),
      };
    });
  },
};

/** The colours a field asks for; undefined where it names something that has none here ("shirt_color"). */
function coloursNamed(field: Field, scope: Scope): readonly NamedColour[] | undefined {
  const words = field.name.split('_').filter((word) => !aboutColours.test(word));
  if (words.some((word) => /background|backdrop/.test(word))) return backgroundOf(scope);
  if (words.some((word) => /gr[ae]yscale|black|white|monochrome/.test(word))) return ofPictures(scope);
  const kinds = words.length === 0 ? scope.kinds : kindsNamedBy({ name: words.join('_'), description: '' });
  if (words.length > 0 && (kinds === undefined || kinds.length === allKinds.length)) return undefined;
  if (scope.subject !== undefined)
    return isOfKinds(scope.subject.label, kinds) ? main(scope.subject.colours) : undefined;
  if (kinds === undefined) return ofThingAsked(scope) ?? ofPictures(scope);
  const objects = [...scope.objects, ...objectsFor(scope, 'list')];
  return main(objects.find(({ label }) => isOfKinds(label, kinds))?.colours);
}

function isOfKinds(label: string, kinds: readonly string[] | undefined): boolean {
  return kinds === undefined || kinds.includes(label);
}

function main(found: readonly NamedColour[] | undefined): readonly NamedColour[] | undefined {
  return found && mainColours(found);
}

/** "What colour is the bus?" asks about the bus, whatever the field is called. */
function ofThingAsked(scope: Scope): readonly NamedColour[] | undefined {
  const asks = scope.plan.asks.filter((ask) => ask.task === 'colour' && ask.kinds.length < allKinds.length);
  const [object] = asks.flatMap((ask) => chooseObjects(objectsFor(scope, 'list'), ask, scope.seen));
  return main(object?.colours);
}

/** Of one picture its colours; those of several are not one palette. */
function ofPictures(scope: Scope): readonly NamedColour[] | undefined {
  const images = imagesOf(scope);
  return images.length === 1 && scope.finding === undefined ? images[0]!.colours : undefined;
}

const greys: readonly string[] = ['black', 'white', 'gray'];

/** From this share of black, white and grey on a picture has no colours. */
const allGrey = 0.98;

function isGrey(found: readonly NamedColour[] | undefined): boolean | undefined {
  if (found === undefined || found.length === 0) return undefined;
  const share = found.reduce((sum, colour) => sum + (greys.includes(colour.name) ? colour.share : 0), 0);
  return share >= allGrey;
}
