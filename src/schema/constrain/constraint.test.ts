import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Dice } from '../../../tests/constrain/dice.js';
import { judge } from '../../../tests/constrain/judge.js';
import { randomSchema } from '../../../tests/constrain/randomSchema.js';
import { sample } from '../../../tests/constrain/sampling.js';
import { qwenVocabulary, smallVocabulary } from '../../../tests/constrain/vocabularies.js';
import { DrishtiError } from '../../errors.js';
import { memoize } from '../../memoize.js';
import type { JsonSchema } from '../jsonSchema.js';
import { compileConstraint } from './constraint.js';
import { checkEnforceable } from './enforceable.js';
import type { Vocabulary } from './vocabulary.js';

const small = smallVocabulary();

// The test runner is waiting for word from this process, which is busy all the time.
afterEach(async () => void (await nextTurn()));

/** Some random schemas allow nothing at all, which is refused. */
function compiled(schema: JsonSchema, vocabulary: Vocabulary) {
  try {
    return compileConstraint(schema, vocabulary);
  } catch (error) {
    expect(error).toBeInstanceOf(DrishtiError);
    return undefined;
  }
}

/** How many of the answers to random schemas ended; all that did are valid. */
function finishedAnswers(vocabulary: Vocabulary, seeds: readonly number[], answers: number): number {
  let finished = 0;
  for (const seed of seeds) {
    const dice = new Dice(seed);
    const schema = randomSchema(dice);
    const constraint = compiled(schema, vocabulary);
    if (constraint === undefined) continue;
    const problem = judge(schema);
    for (let run = 0; run < answers; run++) {
      const answer = sample(constraint, vocabulary, dice, 600);
      if (!answer.finished) continue;
      finished++;
      expect(problem(answer.text), `${JSON.stringify(schema)}\n${answer.text}`).toBeUndefined();
    }
  }
  return finished;
}

/** Seeds in small groups, so that the test runner gets a word in between. */
function seedGroups(count: number): number[][] {
  return Array.from({ length: count / 10 }, (_, group) =>
    Array.from({ length: 10 }, (_, at) => group * 10 + at + 1),
  );
}

describe('random schemas have only valid answers, whatever is sampled', () => {
  it.each(seedGroups(150))('from a small vocabulary of awkward tokens: seeds %i …', (...seeds) => {
    expect(finishedAnswers(small, seeds, 2)).toBeGreaterThan(4);
  });

  const real = memoize(qwenVocabulary);
  it.each(seedGroups(40))('from the vocabulary of a real model: seeds %i …', (...seeds) => {
    expect(finishedAnswers(real('qwen'), seeds, 1)).toBeGreaterThan(1);
  });
});

/** Whether the text, and nothing shorter or longer, is an answer. */
function admits(schema: JsonSchema, text: string): boolean {
  const matcher = compileConstraint(schema, small).start();
  try {
    matcher.acceptBytes(Buffer.from(text));
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return false;
  }
  return matcher.mayEnd;
}

const box = {
  type: 'array',
  items: { type: 'integer', minimum: 0, maximum: 1000 },
  minItems: 4,
  maxItems: 4,
};
const closed = { type: 'object', additionalProperties: false };

describe('an answer', () => {
  it.each<[JsonSchema, string]>([
    [true, '{"a":[1,2.5,{"b":null}],"c":"é\\n\\u00e9\\ud83d\\ude00"}'],
    [box, '[0,17,999,1000]'],
    [{ type: 'integer' }, '-9007199254740991'],
    [{ type: 'number' }, '0.000000000000001'],
    [{ type: 'number', minimum: 0.3, exclusiveMaximum: 0.31 }, '0.3099'],
    [{ type: 'number', multipleOf: 0.01 }, '19.91'],
    [{ type: 'string', minLength: 2, maxLength: 2 }, '"😀\\ud83d\\ude00"'],
    [{ type: 'string', pattern: '^\\p{L}+$' }, '"größe日本"'],
    [{ type: 'string', pattern: '["\\\\\\n]' }, '"a\\"\\\\\\n"'],
    [{ type: 'string', format: 'date' }, '"2024-02-29"'],
    [{ type: 'string', format: 'date-time' }, '"2000-02-29T23:59:59.25+05:30"'],
    [{ enum: [{ b: 1, a: 2 }] }, '{"b":1,"a":2}'],
    [{ ...closed, properties: { a: {}, b: {} }, required: ['b'] }, '{"b":1}'],
    [
      { type: 'object', properties: { a: false }, minProperties: 1, additionalProperties: { type: 'null' } },
      '{"aa":null}',
    ],
    [{ allOf: [{ minimum: 3 }, { type: 'integer', maximum: 3 }] }, '3'],
    [{ prefixItems: [{ const: 1 }], items: { const: 2 }, type: 'array' }, '[1,2,2]'],
    [{ type: 'string', maxLength: 1_000_000, minLength: 3 }, '"abc"'],
    [{ not: { type: ['string', 'number', 'object', 'array', 'boolean'] } }, 'null'],
  ])('%j may be %s', (schema, text) => {
    expect(admits(schema, text)).toBe(true);
  });

  it.each<[JsonSchema, string]>([
    [true, '[1,]'],
    [true, '-0'],
    [true, '01'],
    [true, '1.'],
    [true, '"\\ud83d"'],
    [true, '"\\ude00"'],
    [true, '"\t"'],
    [true, '{"a":1,"a":2}'],
    [box, '[0,17,999,1001]'],
    [box, '[0,17,999]'],
    [{ type: 'number', exclusiveMinimum: 0.1 }, '0.1'],
    [{ type: 'number', exclusiveMinimum: 0.1 }, '0.10000000000000000001'],
    [{ type: 'number', multipleOf: 0.01 }, '19.99'],
    [{ type: 'string', minLength: 2 }, '"😀"'],
    [{ type: 'string', pattern: '^a|b$' }, '"ca"'],
    [{ type: 'string', format: 'date' }, '"2023-02-29"'],
    [{ type: 'string', format: 'date' }, '"1900-02-29"'],
    [{ type: 'string', not: { const: 'a' } }, '"a"'],
    [{ ...closed, properties: { a: {} } }, '{"b":1}'],
    [{ properties: { a: { type: 'null' } }, type: 'object' }, '{"a":1}'],
    [{ type: 'object', maxProperties: 1 }, '{"a":1,"b":2}'],
    [{ enum: ['one'] }, '"on"'],
  ])('%j may not be %s', (schema, text) => {
    expect(admits(schema, text)).toBe(false);
  });
});

describe('checkEnforceable refuses', () => {
  it.each<[JsonSchema, string]>([
    [{ properties: { a: { uniqueItems: true } } }, 's.properties.a.uniqueItems: cannot be enforced'],
    [{ items: { pattern: '(a)\\1' } }, 's.items.pattern: cannot be enforced: refers back to a group'],
    [{ pattern: '(?=a)' }, 's.pattern: cannot be enforced: looks ahead or behind'],
    [{ pattern: '(?:a{1000}){1000}' }, 's.pattern: cannot be enforced: is too long'],
    [{ pattern: '^(a|b)*a(a|b){30}$' }, 's.pattern: cannot be enforced: is too complex'],
    [{ oneOf: [{ type: 'string' }, { type: 'string', maxLength: 3 }] }, 's.oneOf: cannot be enforced'],
    [{ not: { minimum: 3 } }, 's.not: cannot be enforced'],
    [{ type: 'string', enum: [1] }, 's: allows no value'],
    [{ type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 }, 's: allows no value'],
    [{ type: 'array', items: { $ref: '#' }, minItems: 1 }, 's: allows no value'],
    [
      { type: 'string', pattern: '^a*$', minLength: 2, not: { const: 'aa' }, maxLength: 2 },
      's: allows no value',
    ],
  ])('%j', (schema, message) => {
    expect(() => checkEnforceable(schema, 's')).toThrow(message);
  });
});

describe('a matcher', () => {
  it('gives what must come next, and says when nothing may follow', () => {
    const schema = {
      ...closed,
      properties: { label: { const: 'x' }, n: { type: 'integer' } },
      required: ['label', 'n'],
    };
    const matcher = compileConstraint(schema, small).start();
    expect(Buffer.from(matcher.forced()).toString()).toBe('{"label":"x","n":');
    matcher.acceptBytes(matcher.forced());
    expect(matcher.forced()).toHaveLength(0);
    expect(matcher.mayEnd).toBe(false);
    matcher.acceptBytes(Buffer.from('7}'));
    expect(matcher).toMatchObject({ isComplete: true, mayEnd: true });
    expect(matcher.forced()).toHaveLength(0);
  });

  it('refuses tokens that are not in the mask', () => {
    const matcher = compileConstraint({ type: 'null' }, small).start();
    const [end] = small.endTokens as [number];
    for (const token of [end, end - 1, -1, 1e9, 'x'.charCodeAt(0)]) {
      expect(() => matcher.accept(token)).toThrow(RangeError);
    }
    expect(() => matcher.accept('n'.charCodeAt(0))).not.toThrow();
  });

  it.each(seedGroups(30))('masks exactly the tokens that can be accepted: seeds %i …', (...seeds) => {
    for (const seed of seeds) {
      const dice = new Dice(seed);
      const constraint = compiled(randomSchema(dice), small);
      const read: number[] = [];
      for (let step = 0; constraint !== undefined && step < 15; step++) {
        const replay = () => {
          const matcher = constraint.start();
          for (const token of read) matcher.accept(token);
          return matcher;
        };
        const mask = replay().mask().slice();
        const allowed = Array.from({ length: small.size }, (_, token) => token).filter((token) =>
          accepts(replay(), token),
        );
        const masked = Array.from({ length: small.size }, (_, token) => token).filter(
          (token) => ((mask[token >>> 5]! >>> (token & 31)) & 1) === 1,
        );
        expect(masked).toEqual(allowed);
        const chosen = dice.one(masked);
        if (small.endTokens.includes(chosen)) break;
        read.push(chosen);
      }
    }
  });

  it('goes on when the automaton has forgotten what it knew', () => {
    const matcher = compileConstraint({ type: 'string', maxLength: 60_000 }, small).start();
    matcher.acceptBytes(Buffer.from('"'));
    for (let count = 0; count < 60_000; count++) {
      matcher.acceptBytes(Buffer.from('a'));
      if (count % 1000 === 0) matcher.mask();
    }
    expect(Buffer.from(matcher.forced()).toString()).toBe('"');
  });
});

function accepts(matcher: { accept(token: number): void }, token: number): boolean {
  try {
    matcher.accept(token);
    return true;
  } catch {
    return false;
  }
}
