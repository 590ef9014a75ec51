import { isObject } from '../../jsonSchema.js';

/** A text that is the same for values that are equal as JSON, in whatever order their properties stand. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/** Values that all lists hold. */
export function commonValues(lists: readonly (readonly unknown[])[]): unknown[] {
  const [first = [], ...others] = lists;
  const sets = others.map((list) => new Set(list.map(canonicalJson)));
  const kept = new Map(first.map((value) => [canonicalJson(value), value]));
  return [...kept].filter(([text]) => sets.every((set) => set.has(text))).map(([, value]) => value);
}
