import { boxArea } from '../../../../../geometry/box.js';
import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { NamedColour } from '../../../colours/namedColour.js';
import { allKinds } from '../../../language/kind.js';
import { chooseObjects } from '../../chooseObjects.js';
import { mainColours } from '../../objectColour.js';
import { filledShare } from '../../outline.js';
import { objectsIn, type SeenImage } from '../../seen.js';
import type { Fact, Finding } from '../facts/finding.js';
import { shareValue } from '../facts/percentage.js';
import type { Field } from '../fields/field.js';
import { isType } from '../fields/itemKind.js';
import { kindsNamedBy } from '../fields/namedKinds.js';
import { imagesOf, objectsFor, type Scope } from '../scope.js';
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
    return colour && written(field, schema, colour);
  },
  findings(field, item, scope) {
    const found = coloursNamed(field, scope);
    return found?.map((colour): Finding => {
      const text = written(field, item, colour);
      return {
        text: Array.isArray(text) ? String(text[0]) : String(text),
        fact: (inner, schema) => factOf(inner, schema, colour),
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

/** A share of the picture that a colour needs to be that of its background. */
const backgroundShare = 0.25;

/** The colour that is left most when the objects are taken away; undefined where no colour is much of it. */
function backgroundOf(scope: Scope): readonly NamedColour[] | undefined {
  const [image] = imagesOf(scope);
  if (image?.colours === undefined || scope.pictures.length !== 1) return undefined;
  const left = image.colours.map((colour) => ({
    ...colour,
    share: colour.share - shareOnObjects(colour, image),
  }));
  const [largest] = left.toSorted((a, b) => b.share - a.share);
  return largest !== undefined && largest.share >= backgroundShare ? [largest] : undefined;
}

function shareOnObjects({ name }: NamedColour, image: SeenImage): number {
  const whole = image.size.width * image.size.height;
  return objectsIn(image, 0).reduce((sum, object) => {
    const own = object.colours?.find((colour) => colour.name === name)?.share ?? 0;
    return sum + (own * boxArea(object.box) * filledShare(object)) / whole;
  }, 0);
}

const greys: readonly string[] = ['black', 'white', 'gray'];

/** From this share of black, white and grey on a picture has no colours. */
const allGrey = 0.98;

function isGrey(found: readonly NamedColour[] | undefined): boolean | undefined {
  if (found === undefined || found.length === 0) return undefined;
  const share = found.reduce((sum, colour) => sum + (greys.includes(colour.name) ? colour.share : 0), 0);
  return share >= allGrey;
}

/** A colour as its name, as `#rrggbb`, or as three numbers: what the name, the description or the pattern says. */
function written(field: Field, schema: SchemaObject, { name, hex }: NamedColour): Fact {
  const isHex = /(^|_)hex(_|$)|(^|_)colou?r_code/.test(field.name) || saysHex(field, schema);
  if (isType(schema, 'array') || /(^|_)rgb(_|$)/.test(field.name)) return rgbOf(hex, schema);
  return isHex ? hex : [name, ...(name === 'gray' ? ['grey'] : [])];
}

function saysHex({ description }: Field, { pattern }: SchemaObject): boolean {
  return (
    /\bhex\b|hexadecimal|#[0-9a-f]{3,6}\b|#rrggbb/i.test(description) || String(pattern ?? '').includes('#')
  );
}

function rgbOf(hex: string, schema: SchemaObject): Fact {
  const numbers = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return isType(schema, 'array') ? numbers : `rgb(${numbers.join(', ')})`;
}

function factOf(field: Field, schema: SchemaObject, colour: NamedColour): Fact | undefined {
  const { name } = field;
  if (
    /(^|_)(percentage|percent|pct|share|fraction|ratio|proportion|weight|coverage|area|amount|population)(_|$)/.test(
      name,
    )
  )
    return isType(schema, 'string')
      ? `${Math.round(colour.share * 100)}%`
      : shareValue(schema, field, colour.share);
  if (/^(r|red|g|green|b|blue)$/.test(name)) return channel(name, colour);
  return /(^|_)(name|colou?rs?|label|hex|rgb|code|value|hex_?code|colou?r_name)(_|$)/.test(name)
    ? written(field, schema, colour)
    : undefined;
}

function channel(name: string, { hex }: NamedColour): number {
  const at = { r: 1, g: 3, b: 5 }[name[0] as 'r' | 'g' | 'b'];
  return Number.parseInt(hex.slice(at, at + 2), 16);
}
