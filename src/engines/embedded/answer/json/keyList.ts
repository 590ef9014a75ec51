/** Keys that a prompt asks for in words. */
export interface KeyList {
  readonly keys: readonly string[];
  /** There is to be a list of objects with these keys. */
  readonly isList: boolean;
}

const quote = `["'“”\`]`;
const key = `(?:${quote}[\\p{L}_][\\p{L}\\p{N}_ -]{0,40}${quote}|[\\p{L}_][\\p{L}\\p{N}_]{0,40})`;
const note = '(?:\\s*\\([^()\\n]{0,200}\\))?';
const between = '(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*|\\s*\\n\\s*[-*•]\\s*)';
const separator = new RegExp(between, 'u');
const quotes = new RegExp(`^${quote}|${quote}$`, 'gu');
const list = `(${key}${note}(?:${between}${key}${note}){0,40})`;

/** "with the keys a, b and c", "containing fields: a, b", "having these properties:\n- a\n- b". */
const afterNoun = new RegExp(
  `\\b(?:keys?|fields?|properties|attributes|columns)\\b(?:\\s+(?:named|called|are|being|should be|of|like|such as))?\\s*:?\\s*(?:\\n\\s*[-*•]\\s*)?${list}`,
  'iu',
);

/** "with "a" and "b"": what is quoted behind JSON is a key. */
const afterJson = new RegExp(
  `\\bjson\\b[^.\\n]{0,120}?\\b(?:with|containing|has|having|including)\\s+(?=${quote})${list}`,
  'iu',
);

const ofMany =
  /\b(?:array|list)s? (?:of|with|where)\b|\b(?:for|of) (?:each|every)\b|\beach (?:object|item|entry|element|one)\b/i;

/** Words in a list of keys that are none. */
const noKeys =
  /^(?:and|or|the|a|an|each|for|with|in|only|values?|keys?|json|format|is|are|that|which|to|of|if|as|no|exactly|these|following)$/i;

const longest = 6000;

/** The keys that a prompt asks for in words; undefined where it names none. */
export function keysIn(prompt: string): KeyList | undefined {
  const text = prompt.slice(0, longest);
  const found = afterNoun.exec(text)?.[1] ?? afterJson.exec(text)?.[1];
  const keys = found === undefined ? [] : keysOf(found);
  return keys.length === 0 ? undefined : { keys, isList: ofMany.test(text) };
}

function keysOf(found: string): string[] {
  const names = found.replace(/\([^()]*\)/g, '').split(separator);
  const keys = names.map((name) => name.trim().replace(quotes, ''));
  const end = keys.findIndex((name) => name === '' || noKeys.test(name));
  return [...new Set(end < 0 ? keys : keys.slice(0, end))];
}
