import type { JsonSchema, SchemaObject } from '../../../../schema/jsonSchema.js';
import { snakeCase } from '../fill/fields/field.js';
import { roleOf } from '../fill/fields/roles.js';
import type { Entry, Example } from './example.js';
import { guessedSchema } from './guessedSchema.js';

/** The schema of what an example shows; whatever it asks for may be null, since not everything can be known. */
export function schemaOfExample(example: Example, name = ''): SchemaObject {
  switch (example.type) {
    case 'object':
      return objectSchema(example.entries);
    case 'list':
      return listSchema(example.items, name);
    case 'word':
      return wordSchema(example.text, example.isQuoted, name);
  }
}

/** An object with all of these properties. */
export function objectSchema(entries: readonly Entry[]): SchemaObject {
  const properties = entries.map(({ key, value, comment }): [string, JsonSchema] => {
    const schema = value === undefined ? guessedSchema(key) : schemaOfExample(value, key);
    return [key, comment === undefined ? schema : { ...schema, description: comment }];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: [...new Set(properties.map(([key]) => key))],
  };
}

function listSchema(items: readonly Example[], name: string): SchemaObject {
  const [first] = items;
  const words = items.flatMap((item) => (item.type === 'word' ? [item.text] : []));
  if (first === undefined) return { type: 'array', items: { type: 'string' } };
  if (words.length === 4 && roleOf({ name: snakeCase(name), description: `[${words.join(', ')}]` }) === 'box')
    return { type: 'array', items: { type: 'number' }, description: `[${words.join(', ')}]` };
  if (words.length === items.length && words.every(isNumeral))
    return { type: 'array', items: { type: 'number' } };
  const item = schemaOfExample(first, name);
  return { type: 'array', items: first.type === 'word' ? { ...item, type: plainType(item) } : item };
}

/** Items of lists are left out rather than null. */
function plainType({ type }: SchemaObject): unknown {
  const types = Array.isArray(type) ? type.filter((one) => one !== 'null') : [type ?? 'string'];
  return types[0] ?? 'string';
}

function isNumeral(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text.trim());
}

/** Words for types, as people write them in the place of a value. */
const types: readonly (readonly [string, RegExp])[] = [
  ['integer', /^-?\d+$|^(int|integer|n|x|count|whole number|#)$|^(the )?(number|count|amount|quantity) of\b/],
  [
    'number',
    /^-?\d+\.\d+$|^(number|float|double|decimal|numeric|num)\b|^0(\.0)?\s*(-|–|to|\.\.)\s*1(\.0)?\b/,
  ],
  ['boolean', /^(bool|boolean|true|false|true or false|true\/false|true\|false|false\|true)\b/],
];

function wordSchema(text: string, isQuoted: boolean, name: string): SchemaObject {
  const plain = text.trim().replace(/^<(.*)>$/, '$1');
  const word = plain.toLowerCase();
  const description = describes(text) ? { description: plain } : {};
  if (/\[\s*\]$|^(list|array) of\b/.test(word))
    return { type: 'array', items: { type: 'string' }, ...description };
  const type = types.find(([, pattern]) => pattern.test(word))?.[0];
  // A number between quotes stands for a text, unless it says in words what it is.
  if (type !== undefined && !(isQuoted && isNumeral(word))) return { type: [type, 'null'], ...description };
  const options = optionsIn(plain);
  if (options !== undefined) return { type: ['string', 'null'], enum: [...options, null] };
  const isText = isQuoted || /^(str|string|text)\b/.test(word);
  return { ...(isText ? { type: ['string', 'null'] } : guessedSchema(name)), ...description };
}

/** Whether a value tells what belongs there rather than giving an example of it. */
function describes(text: string): boolean {
  return /^<.*>$|^#([0-9a-f]{3}|[0-9a-f]{6}|rrggbb)$|^(the|a|an|all|any|total|whether|what|how|true if|list of|array of|number of|date|in|as|yyyy|dd|mm|iso)\b/i.test(
    text.trim(),
  );
}

/** Choices such as `cat|dog` or `yes/no`; undefined where there are no two. */
function optionsIn(text: string): string[] | undefined {
  const parts = (text.includes('|') ? text.split('|') : /^\w+(\/\w+)+$/.test(text) ? text.split('/') : [])
    .map((part) => part.trim().replace(/^["']|["']$/g, ''))
    .filter((part) => part !== '' && part !== 'null' && part !== '...');
  return parts.length < 2 || parts.some((part) => /^(string|number|int|integer|float|boolean)$/.test(part))
    ? undefined
    : [...new Set(parts)];
}
