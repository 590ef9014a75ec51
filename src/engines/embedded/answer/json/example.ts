/** A shape that a prompt writes out: JSON, or what people write in its place (`{name, count: int, tags: [...]}`). */
export type Example =
  | { readonly type: 'object'; readonly entries: readonly Entry[] }
  | { readonly type: 'list'; readonly items: readonly Example[] }
  | { readonly type: 'word'; readonly text: string; readonly isQuoted: boolean };

/** A key with its value, undefined where only the key is written, and what a comment behind it says. */
export interface Entry {
  readonly key: string;
  readonly value: Example | undefined;
  readonly comment?: string | undefined;
}

const limits = { starts: 20, text: 6000, depth: 12, parts: 500 };

/** The first example of an object with keys, or of a list of these, in a text; undefined where there is none. */
export function exampleIn(text: string): Example | undefined {
  const starts = [...text.slice(0, limits.text * 2).matchAll(/[{[]/g)].slice(0, limits.starts);
  for (const { index } of starts) {
    const found = readExample(text.slice(index, index + limits.text));
    if (found !== undefined && saysKeys(found)) return found;
  }
  return undefined;
}

/** `{name}` alone is more often a place to fill in than an example. */
function saysKeys(example: Example): boolean {
  if (example.type === 'list') return example.items[0]?.type === 'object' && saysKeys(example.items[0]);
  return example.type === 'object' && (example.entries.length > 1 || example.entries[0]?.value !== undefined);
}

/** Where a reader stands, and how much it has read. */
interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  parts: number;
}

/** What does not fit is no example. */
class Unreadable extends Error {}

function readExample(text: string): Example | undefined {
  try {
    return readValue({ text, at: 0, depth: 0, parts: 0 });
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function readValue(reader: Reader): Example {
  if (++reader.parts > limits.parts || reader.depth > limits.depth) throw new Unreadable();
  skip(reader, /\s*/y);
  const next = reader.text[reader.at];
  if (next !== '{' && next !== '[') return readWord(reader);
  reader.depth++;
  const value = next === '{' ? readObject(reader) : readList(reader);
  reader.depth--;
  // TypeScript's way to write a list: `{…}[]`.
  return take(reader, /\s*\[\s*\]/y) === undefined ? value : { type: 'list', items: [value] };
}

function readObject(reader: Reader): Example {
  reader.at++;
  const entries: Entry[] = [];
  while (!closes(reader, /\s*\}/y)) entries.push(readEntry(reader));
  return { type: 'object', entries };
}

function readEntry(reader: Reader): Entry {
  if (++reader.parts > limits.parts) throw new Unreadable();
  const key =
    quotedText(reader) ?? take(reader, /\s*[\p{L}_$][\p{L}\p{N}_$ -]{0,60}?\??(?=\s*[:,;}\n])/uy)?.trim();
  if (key === undefined) throw new Unreadable();
  const value = take(reader, /\s*:/y) === undefined ? undefined : readValue(reader);
  skip(reader, /\s*[,;]?/y);
  const comment = take(reader, /[ \t]*(?:\/\/|#)[^\n]{0,300}/y)?.replace(/^[ \t]*(?:\/\/|#)\s*/, '');
  return { key: key.replace(/\?$/, ''), value, comment };
}

function readList(reader: Reader): Example {
  reader.at++;
  const items: Example[] = [];
  while (!closes(reader, /\s*\]/y)) {
    items.push(readValue(reader));
    skip(reader, /\s*,?/y);
  }
  return { type: 'list', items: items.filter((item) => !isEllipsis(item)) };
}

function isEllipsis(item: Example): boolean {
  return item.type === 'word' && /^(\.{2,}|…|etc\.?)$/.test(item.text);
}

/** One or more quoted words (`"a" | "b"`), or whatever stands up to the next comma. */
function readWord(reader: Reader): Example {
  const quoted = quotedText(reader);
  if (quoted === undefined) return bareWord(reader);
  let text = quoted;
  while (take(reader, /\s*(?:\||or\b|\/)/y) !== undefined)
    text += `|${quotedText(reader) ?? wordOf(bareWord(reader))}`;
  return { type: 'word', text, isQuoted: true };
}

function bareWord(reader: Reader): Example {
  const text = take(reader, /\s*(?:<[^>\n]{0,300}>|[^,;{}[\]\n]|\[\s*\]){1,300}/y)?.trim();
  if (text === undefined || text === '') throw new Unreadable();
  return { type: 'word', text: text.replace(/\s*\/\/.*$/, ''), isQuoted: false };
}

function wordOf(example: Example): string {
  return example.type === 'word' ? example.text : '';
}

function quotedText(reader: Reader): string | undefined {
  const found = take(reader, /\s*(?:"(?:[^"\\\n]|\\.){0,500}"|'[^'\n]{0,500}'|“[^”\n]{0,500}”)/y)?.trim();
  return found?.slice(1, -1);
}

function closes(reader: Reader, pattern: RegExp): boolean {
  skip(reader, /(?:\s*(?:,|\.{3}|…|\/\/[^\n]{0,300}))*/y);
  if (reader.at >= reader.text.length) throw new Unreadable();
  return take(reader, pattern) !== undefined;
}

function skip(reader: Reader, pattern: RegExp): void {
  take(reader, pattern);
}

/** What a sticky pattern matches where the reader stands; the reader goes on behind it. */
function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}
