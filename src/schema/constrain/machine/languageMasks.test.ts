import { describe, expect, it } from 'vitest';
import { smallVocabulary } from '../../../../tests/constrain/vocabularies.js';
import type { JsonSchema } from '../../jsonSchema.js';
import { type Constraint, compileConstraint } from '../constraint.js';
import type { Language } from '../pattern/language.js';
import { languageOf } from '../pattern/languages.js';
import { atBoundary } from '../tokens/stringLexer.js';
import { isInMask } from '../tokens/tokenMask.js';
import type { Vocabulary } from '../vocabulary.js';
import { LanguageMasks } from './languageMasks.js';
import type { SpelledPlace } from './spelledPlace.js';
import { SpelledPlaces, spelledPlaces } from './spelledPlaces.js';

const vocabulary = smallVocabulary();

function language(pattern: string): Language {
  return languageOf({ patterns: [{ text: pattern, place: '' }], formats: [], excluded: [] }) as Language;
}

/** The tokens of the mask after a text, and those that are really taken there. */
function tokensAfter(constraint: Constraint, text: string, of: Vocabulary): [number[], number[]] {
  const at = () => {
    const matcher = constraint.start();
    matcher.acceptBytes(Buffer.from(text, 'latin1'));
    return matcher;
  };
  const mask = at().mask();
  const tokens = Array.from({ length: of.size }, (_, token) => token);
  return [tokens.filter((token) => isInMask(mask, token)), tokens.filter((token) => isTaken(at(), token))];
}

function isTaken(matcher: ReturnType<Constraint['start']>, token: number): boolean {
  try {
    matcher.accept(token);
    return true;
  } catch {
    return false;
  }
}

const strings: readonly (readonly [JsonSchema, readonly string[]])[] = [
  [{ pattern: '^[a-z]+$', maxLength: 4 }, ['"', '"a', '"abc', '"abcd']],
  [{ pattern: '^[^"\\\\<>]{0,3}$' }, ['"', '"\xe6', '"\xe6\x97', '"\xf0\x9f\x98', '"ab', '"abc']],
  [{ pattern: 'ab+c', minLength: 6, maxLength: 9 }, ['"', '"abc', '"abcabcabc', '"\\', '"xxxxxxabc']],
  [{ pattern: '^\\p{Lu}\\p{Ll}*$' }, ['"', '"A', '"\xc3', '"A\xc3', '"A\xe1']],
  [{ pattern: '^\\S+( \\S+){0,3}$', maxLength: 12 }, ['"', '"a', '"a b', '"\\u00', '"\xed', '"\xe2\x80']],
  [{ format: 'hostname' }, ['"', '"a', '"a-', '"foo.']],
  [{ format: 'email', maxLength: 12 }, ['"', '"a@', '"a@b.', '"a@b.co', '"abcdefg@b.']],
  [{ not: { enum: ['a', 'the'] }, maxLength: 5 }, ['"', '"a', '"th', '"the', '"\xf4', '"\xe0']],
];

describe('masks of strings of a language', () => {
  it.each(strings)('hold the tokens that are taken, no more and no fewer: %j', (rules, texts) => {
    const constraint = compileConstraint({ type: 'string', ...(rules as object) }, vocabulary);
    for (const text of texts) {
      const [inMask, taken] = tokensAfter(constraint, text, vocabulary);
      expect(inMask, text).toEqual(taken);
    }
  });

  it.each(strings)('are right inside objects and arrays as well: %j', (rules, texts) => {
    const string = { type: 'string', ...(rules as object) };
    const schemas: JsonSchema[] = [
      { type: 'array', items: string },
      { type: 'object', properties: { a: string, b: string }, required: ['a'], additionalProperties: false },
    ];
    for (const [at, before] of ['[', '{"a":'].entries()) {
      const constraint = compileConstraint(schemas[at]!, vocabulary);
      for (const text of texts) {
        const [inMask, taken] = tokensAfter(constraint, before + text, vocabulary);
        expect(inMask, before + text).toEqual(taken);
      }
    }
  });

  it('are found once for all schemas with the same rules', () => {
    const fresh = smallVocabulary();
    const rules = { type: 'string', pattern: '^[k-p]{2,9}$' } as const;
    tokensAfter(compileConstraint(rules, fresh), '"k', fresh);
    const { bytes } = fresh.languages;
    expect(bytes).toBeGreaterThan(0);
    tokensAfter(compileConstraint({ type: 'array', items: rules }, fresh), '["k', fresh);
    expect(fresh.languages.bytes).toBe(bytes);
  });

  it('take no more memory than they may', () => {
    const most = 2000;
    const masks = new LanguageMasks(
      vocabulary.trie,
      vocabulary.size,
      vocabulary.strings('canonical', atBoundary),
      most,
    );
    const { start, ...rest } = language('^[a-y]{40}$');
    const places = new SpelledPlaces(1000);
    for (let room = 40; room < 80; room++) {
      masks.inside(places.between({ start, ...rest }, start), { least: 0, most: room });
      expect(masks.bytes).toBeLessThanOrEqual(2 * most);
    }
    expect(masks.bytes).toBeGreaterThan(most / 2);
  });
});

describe('languages', () => {
  it('are the same for the same rules in any order, and others for others', () => {
    const of = (patterns: string[]) =>
      languageOf({ patterns: patterns.map((text) => ({ text, place: '' })), formats: [], excluded: [] });
    expect(of(['a', 'b$'])).toBe(of(['b$', 'a']));
    expect(of(['a', 'b$'])).not.toBe(of(['a', 'b']));
  });
});

describe('places in the spelling of a text', () => {
  it('are forgotten when there are too many, and lead to the same places afterwards', () => {
    const places = new SpelledPlaces(20);
    const start = places.between(language('^.{3,90}$'), 0);
    const read = (text: string) => {
      let at: SpelledPlace | null = start;
      for (const byte of Buffer.from(text)) at = at?.next(byte) ?? null;
      return at;
    };
    const before = read('aé日😀')?.state;
    expect(before).toBeDefined();
    for (let length = 1; length < 90; length++) {
      expect(read('é'.repeat(length))).not.toBeNull();
      expect(places.size).toBeLessThanOrEqual(20);
    }
    expect(read('aé日😀')?.state).toBe(before);
  });

  it('share what whole ranges of characters lead to', () => {
    const { size } = spelledPlaces;
    const start = spelledPlaces.between(language('^[^x]*!$'), 0);
    for (let lead = 0xe1; lead <= 0xec; lead++) start.next(lead)!.next(0x80)!.next(0x80);
    expect(spelledPlaces.size - size).toBeLessThanOrEqual(4);
  });
});
