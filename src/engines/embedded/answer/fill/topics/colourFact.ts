import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { NamedColour } from '../../../colours/namedColour.js';
import type { Fact } from '../facts/finding.js';
import { shareValue } from '../facts/percentage.js';
import type { Field } from '../fields/field.js';
import { isType } from '../fields/itemKind.js';

/** A colour as its name, as `#rrggbb`, or as three numbers: what the name, the description or the pattern says. */
export function writtenColour(field: Field, schema: SchemaObject, { name, hex }: NamedColour): Fact {
  const isHex = /(^|_)hex(_|$)|(^|_)colou?r_code/.test(field.name) || saysHex(field, schema);
  if (isType(schema, 'array') || /(^|_)rgb(_|$)/.test(field.name)) return rgbOf(hex, schema);
  return isHex ? hex : [name, ...(name === 'gray' ? ['grey'] : [])];
}

function saysHex({ description }: Field, { pattern, description: own = '' }: SchemaObject): boolean {
  const said = `${description}\n${own}`;
  return /\bhex\b|hexadecimal|#[0-9a-f]{3,6}\b|#rrggbb/i.test(said) || String(pattern ?? '').includes('#');
}

function rgbOf(hex: string, schema: SchemaObject): Fact {
  const numbers = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return isType(schema, 'array') ? numbers : `rgb(${numbers.join(', ')})`;
}

const shareName =
  /(^|_)(percentage|percent|pct|share|fraction|ratio|proportion|weight|coverage|area|amount|population)(_|$)/;

/** What of a colour belongs in a field of its own: its share, a channel, or the colour. */
export function colourFact(field: Field, schema: SchemaObject, colour: NamedColour): Fact | undefined {
  const { name } = field;
  if (shareName.test(name)) return writtenShare(field, schema, colour.share);
  if (/^(r|red|g|green|b|blue)$/.test(name)) return channel(name, colour);
  return /(^|_)(name|colou?rs?|label|hex|rgb|code|value|hex_?code|colou?r_name)(_|$)/.test(name)
    ? writtenColour(field, schema, colour)
    : undefined;
}

function writtenShare(field: Field, schema: SchemaObject, share: number): Fact {
  return isType(schema, 'string') ? `${Math.round(share * 100)}%` : shareValue(schema, field, share);
}

function channel(name: string, { hex }: NamedColour): number {
  const at = { r: 1, g: 3, b: 5 }[name[0] as 'r' | 'g' | 'b'];
  return Number.parseInt(hex.slice(at, at + 2), 16);
}
