import { endOfString, endOfWhiteSpace, unescaped } from './jsonText.js';
import { scalarOf } from './scalar.js';

/** What was read of a text that may be broken. */
export interface Lenient {
  readonly value: unknown;
  /** Where in the text it begins, and where it ends. */
  readonly start: number;
  readonly end: number;
  /** The text ended before it did; it holds what was whole. */
  readonly isCut: boolean;
}

const deepest = 64;

/** Stands for what the text ends in, with nothing whole inside. */
const nothing = Symbol('nothing');

class Unreadable extends Error {}

/**
 * Reads the JSON value that begins at `start`, as models write it: commas before a bracket, comments, single quotes,
 * names without quotes, `None` and `True` are understood. Of what the text cuts off only what is whole is kept: objects
 * and lists that are closed, and what is around them.
 * @returns undefined where no value begins, it nests deeper than 64 levels, or is broken otherwise
 */
export function readLenientJson(text: string, start = 0): Lenient | undefined {
  const reader = new Reader(text, start);
  try {
    const value = reader.value(0);
    return value === nothing ? undefined : { value, start, end: reader.at, isCut: reader.isCut };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const word = /[-+.\p{L}\p{N}_]{1,64}/uy;

class Reader {
  readonly #text: string;
  at: number;
  isCut = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.at = start;
  }

  value(depth: number): unknown {
    if (depth > deepest) throw new Unreadable();
    const character = this.#next();
    if (character === '{') return this.#object(depth);
    if (character === '[') return this.#array(depth);
    if (character === '"' || character === "'") return this.#string();
    return this.#scalar(depth);
  }

  #array(depth: number): unknown {
    const items: unknown[] = [];
    this.at++;
    while (!this.#closes(']')) {
      const item = this.isCut ? nothing : this.value(depth + 1);
      if (item !== nothing) items.push(item);
      if (this.isCut) return items.some(isContainer) ? items : nothing;
    }
    return items;
  }

  #object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.at++;
    while (!this.#closes('}')) {
      const key = this.isCut ? undefined : this.#key();
      const value = key === undefined ? nothing : this.value(depth + 1);
      if (value !== nothing) entries.push([key!, value]);
      // What is about one thing is of no use in part; what lists things is.
      if (this.isCut) return entries.some(([, one]) => listsObjects(one)) ? objectOf(entries) : nothing;
    }
    return objectOf(entries);
  }

  /** A name and its colon; undefined where the text ends before it. */
  #key(): string | undefined {
    const quote = this.#next();
    const name = quote === '"' || quote === "'" ? this.#string() : this.#word();
    if (this.isCut || this.#next() === undefined) {
      this.#cut();
      return undefined;
    }
    if (typeof name !== 'string' || this.#text[this.at] !== ':') throw new Unreadable();
    this.at++;
    return name;
  }

  #string(): unknown {
    const end = endOfString(this.#text, this.at);
    if (end === undefined) return this.#cut();
    const inside = this.#text.slice(this.at + 1, end);
    this.at = end + 1;
    return unescaped(inside);
  }

  #scalar(depth: number): unknown {
    const found = this.#word();
    if (found === undefined && this.at < this.#text.length) throw new Unreadable();
    if (found === undefined || (depth > 0 && this.at >= this.#text.length)) return this.#cut();
    const scalar = scalarOf(found);
    if (scalar === undefined) throw new Unreadable();
    return scalar.value;
  }

  #word(): string | undefined {
    word.lastIndex = this.at;
    const found = word.exec(this.#text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Whether the container ends here; goes past commas. */
  #closes(bracket: string): boolean {
    while (this.#next() === ',') this.at++;
    const character = this.#next();
    if (character === undefined) this.#cut();
    if (character !== bracket) return false;
    this.at++;
    return true;
  }

  /** The next character that is neither white space nor in a comment; undefined at the end. */
  #next(): string | undefined {
    this.at = endOfWhiteSpace(this.#text, this.at);
    return this.#text[this.at];
  }

  #cut(): typeof nothing {
    this.isCut = true;
    this.at = this.#text.length;
    return nothing;
  }
}

/** Defines own properties, so that one called `__proto__` stays one. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function listsObjects(value: unknown): boolean {
  if (!isContainer(value)) return false;
  if (!Array.isArray(value)) return Object.values(value).some(listsObjects);
  return value.some((item) => isContainer(item) && !Array.isArray(item));
}
