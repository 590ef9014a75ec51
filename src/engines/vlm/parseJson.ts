import { sizeOf } from '../../schema/jsonSize.js';
import { jsonIn } from '../grounding/json/jsonIn.js';
import { withoutThoughts } from '../grounding/json/withoutThoughts.js';
import type { Said } from './answerReader.js';

/** What an answer may hold at most: levels and values. */
const limits = { depth: 64, nodes: 50_000 };

/** Whether a value is no more than an answer may hold. */
export function isBounded(value: unknown): boolean {
  return sizeOf(value, limits) !== undefined;
}

/**
 * The JSON value of an answer, also out of a fence, with words around it, or slightly broken; of one that was cut off
 * what is whole.
 * @returns undefined where there is none, or it is too deep or too much
 */
export function parseJson({ text, isCut }: Said): { readonly value: unknown } | undefined {
  const clean = withoutThoughts(text);
  const found = parsed(clean) ?? jsonIn(clean, (one) => isCut || !one.isCut);
  return found !== undefined && isBounded(found.value) ? { value: found.value } : undefined;
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
