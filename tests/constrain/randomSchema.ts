import type { JsonSchema } from '../../src/schema/jsonSchema.js';
import type { Dice } from './dice.js';

const patterns = [
  '^[a-z]+$',
  '^[A-Z]{2,4}-\\d{3}$',
  'ab+c',
  '^(foo|bar|b[aeiou]z)?$',
  '^\\p{Lu}\\p{Ll}*$',
  '^[^"\\\\<>]{0,12}$',
  '\\d',
  '^\\S+( \\S+){0,3}$',
  '^#[0-9a-fA-F]{6}$',
  '\\bcat\\b',
  '^.{3,9}$',
  'x$',
];
const formats = ['date', 'time', 'date-time', 'uuid', 'ipv4', 'email', 'hostname'];
const names = ['a', 'label', 'box_2d', 'größe', 'nom "x"', 'count', 'is_ok', 'items', '日本', 'z\n'];

/** A schema over all keywords that are enforced; `definitions` are the names that may be referred to. */
export function randomSchema(dice: Dice): JsonSchema {
  const $defs = { Leaf: scalar(dice), Tree: tree(dice) };
  return { ...(value(dice, 0) as object), $defs } as JsonSchema;
}

/** A type of its own that contains itself, so that it ends. */
function tree(dice: Dice): JsonSchema {
  const children = { type: 'array', items: { $ref: '#/$defs/Tree' }, maxItems: dice.from(1, 3) };
  const properties = { value: scalar(dice), children };
  return { type: 'object', properties, required: ['value'], additionalProperties: false };
}

function value(dice: Dice, depth: number): JsonSchema {
  if (depth >= 3) return scalar(dice);
  const inside = () => value(dice, depth + 1);
  return dice.one([
    () => scalar(dice),
    () => object(dice, inside),
    () => object(dice, inside),
    () => array(dice, inside),
    () => array(dice, inside),
    () => ({ anyOf: [inside(), scalar(dice), ...(dice.chance(0.3) ? [inside()] : [])] }),
    () => discriminated(dice, inside),
    () => ({ allOf: [open(object(dice, inside)), open(object(dice, inside))] }),
    () => ({ $ref: dice.one(['#/$defs/Leaf', '#/$defs/Tree']) }),
    () => ({ ...(object(dice, inside) as object), type: ['object', 'null'] }),
  ])();
}

function discriminated(dice: Dice, inside: () => JsonSchema): JsonSchema {
  const branch = (kind: string) => ({
    type: 'object',
    properties: { kind: { const: kind }, value: inside() },
    required: ['kind', 'value'],
    additionalProperties: false,
  });
  return { oneOf: [branch('first'), branch('second'), { type: dice.one(['null', 'boolean', 'string']) }] };
}

function object(dice: Dice, inside: () => JsonSchema): JsonSchema {
  const chosen = names.filter(() => dice.chance(0.35));
  const required = chosen.filter(() => dice.chance(0.6));
  const additional = dice.one([
    false,
    false,
    false,
    { type: 'integer', minimum: 0, maximum: 9 },
    { enum: [true] },
  ]);
  const bounds = {
    ...(dice.chance(0.15)
      ? { minProperties: dice.from(0, required.length + (additional === false ? 0 : 2)) }
      : {}),
    ...(dice.chance(0.15) || additional !== false ? { maxProperties: chosen.length + dice.from(0, 2) } : {}),
  };
  const properties = Object.fromEntries(chosen.map((name) => [name, inside()]));
  return { type: 'object', properties, required, additionalProperties: additional, ...bounds };
}

/** The same object with integers as further properties, so that it goes together with others. */
function open(schema: JsonSchema): JsonSchema {
  return { ...(schema as object), additionalProperties: { type: 'integer' }, maxProperties: 12 };
}

function array(dice: Dice, inside: () => JsonSchema): JsonSchema {
  const minItems = dice.from(0, 2);
  const bounds = { minItems, maxItems: minItems + dice.from(0, 3) };
  if (dice.chance(0.25)) {
    return {
      type: 'array',
      prefixItems: [inside(), scalar(dice)],
      items: dice.one([false, scalar(dice)]),
      maxItems: 4,
    };
  }
  return { type: 'array', items: inside(), ...bounds };
}

/** A schema of values that hold no others. */
export function scalar(dice: Dice): JsonSchema {
  return dice.one<() => JsonSchema>([
    () => ({ type: 'boolean' }),
    () => ({ type: 'null' }),
    () => string(dice),
    () => string(dice),
    () => integer(dice),
    () => number(dice),
    () => ({ enum: dice.some(['red', 'green', 'light blue', 1, 2.5, null, true, 'é"\n', { a: [1] }, []]) }),
    () => ({ type: 'string', enum: ['one', 'two', 'one more', 'ones'] }),
    () => ({ const: dice.one<unknown>(['fixed', 42, { k: 'v' }, -0.5, '']) }),
    () => ({ type: ['string', 'integer'], maxLength: 8, minimum: -5, maximum: 5 }),
    () => ({ type: 'string', not: { enum: ['a', 'b', 'the'] }, maxLength: 10 }),
    () => ({ type: 'integer', not: { const: 3 }, minimum: 1, maximum: 5 }),
  ])();
}

function string(dice: Dice): JsonSchema {
  const minLength = dice.from(0, 4);
  return dice.one<() => JsonSchema>([
    () => ({ type: 'string', maxLength: dice.from(0, 30) }),
    () => ({ type: 'string', minLength, maxLength: minLength + dice.from(0, 8) }),
    () => ({ type: 'string', pattern: dice.one(patterns), maxLength: dice.from(9, 40) }),
    () => ({ type: 'string', pattern: dice.one(patterns) }),
    () => ({ type: 'string', format: dice.one(formats) }),
    () => ({ type: 'string', minLength }),
  ])();
}

function integer(dice: Dice): JsonSchema {
  const minimum = dice.from(-1200, 1200);
  return dice.one<() => JsonSchema>([
    () => ({ type: 'integer' }),
    () => ({ type: 'integer', minimum: 0, maximum: 1000 }),
    () => ({ type: 'integer', minimum, maximum: minimum + dice.from(0, 300) }),
    () => ({ type: 'integer', exclusiveMinimum: minimum, multipleOf: dice.from(2, 60) }),
  ])();
}

function number(dice: Dice): JsonSchema {
  const [a, b] = [dice.from(-999, 999) / 100, dice.from(1, 999) / 1000];
  return dice.one<() => JsonSchema>([
    () => ({ type: 'number' }),
    () => ({ type: 'number', minimum: a, maximum: Number((a + b).toFixed(6)) }),
    () => ({ type: 'number', exclusiveMinimum: a, exclusiveMaximum: Number((a + b).toFixed(6)) }),
    () => ({ type: 'number', minimum: 0, maximum: 100, multipleOf: dice.one([0.01, 0.1, 0.25, 0.5]) }),
  ])();
}
