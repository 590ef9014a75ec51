import { type SchemaObject, typesOf } from '../../../../../schema/jsonSchema.js';
import type { Fact } from './finding.js';

/** Writes a fact as a value of a schema, or undefined where the schema has no form for it. */
export function writeFact(schema: SchemaObject, fact: Fact | undefined): unknown {
  if (fact === undefined) return undefined;
  if (Array.isArray(schema['enum'])) return optionSaying(schema['enum'], fact);
  const types: readonly string[] = typesOf(schema) ?? [];
  return types.map((type) => writers[type]?.(fact)).find((value) => value !== undefined);
}

const writers: Readonly<Record<string, (fact: Fact) => unknown>> = {
  string: (fact) => (isNumbers(fact) || typeof fact === 'boolean' ? undefined : String(firstOf(fact))),
  number: numberIn,
  integer: (fact) => {
    const number = numberIn(fact);
    return Number.isInteger(number) ? number : undefined;
  },
  boolean: (fact) => (typeof fact === 'boolean' ? fact : undefined),
  array: (fact) => (isNumbers(fact) ? [...fact] : undefined),
};

function isNumbers(fact: Fact): fact is readonly number[] {
  return Array.isArray(fact) && typeof fact[0] === 'number';
}

function firstOf(fact: Fact): Fact {
  return Array.isArray(fact) ? (fact[0] ?? '') : fact;
}

/** A text that is nothing but a number counts as one, unless digits would be lost ("007", long codes). */
function numberIn(fact: Fact): number | undefined {
  if (typeof fact === 'number') return fact;
  if (typeof fact !== 'string') return undefined;
  const number = Number(fact);
  return String(number) === fact && Number.isFinite(number) ? number : undefined;
}

/** The option that says a fact: any of its words, whatever the case, blanks and signs; `yes` or `no` for truths. */
export function optionSaying(options: readonly unknown[], fact: Fact): unknown {
  if (typeof fact === 'boolean') {
    const truth = options.find((option) => option === fact);
    return truth ?? optionSaying(options, fact ? ['yes', 'true', 'y'] : ['no', 'false', 'n']);
  }
  const words = (Array.isArray(fact) ? fact : [fact]).map(plainWord);
  for (const word of words) {
    const option = options.find((candidate) => word !== '' && plainWord(candidate) === word);
    if (option !== undefined) return option;
  }
  return undefined;
}

/** Both spellings of grey and colour are one. */
function plainWord(option: unknown): string {
  const word = String(option)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return word.replace('grey', 'gray').replace('colour', 'color').replace('centre', 'center');
}
