import { classOf, dot, propertyOf } from './characterClasses.js';
import { anyCharacter, type CodePoints, complement, intersect, unite } from './codePoints.js';
import { type Expression, PatternProblem } from './expression.js';

/**
 * Reads a regular expression of ECMAScript (ECMA-262 §22.2.1, flag `u`) that `RegExp` accepts.
 * @throws PatternProblem for references to groups and for looking ahead or behind
 */
export function readPattern(pattern: string): Expression {
  return new Reader(pattern).read();
}

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };
const deepest = 100;

class Reader {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#characters = [...pattern];
  }

  read(): Expression {
    return this.#choice();
  }

  get #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string {
    return this.#characters[this.#at++]!;
  }

  /** Takes the text when it comes next. */
  #taken(text: string): boolean {
    const found = this.#characters.slice(this.#at, this.#at + text.length).join('') === text;
    if (found) this.#at += text.length;
    return found;
  }

  #until(end: string): string {
    const from = this.#at;
    while (this.#next !== undefined && this.#next !== end) this.#at++;
    return this.#characters.slice(from, this.#at++).join('');
  }

  #choice(): Expression {
    if (++this.#depth > deepest) throw new PatternProblem(`nests deeper than ${deepest} groups`);
    const branches = [this.#sequence()];
    while (this.#taken('|')) branches.push(this.#sequence());
    this.#depth--;
    return branches.length === 1 ? branches[0]! : { kind: 'choice', branches };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    while (this.#next !== undefined && this.#next !== '|' && this.#next !== ')') {
      parts.push(this.#repeated(this.#term()));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(part: Expression): Expression {
    const range = this.#range();
    if (range === undefined) return part;
    // Lazy or greedy, the texts that match are the same.
    this.#taken('?');
    return { kind: 'repeat', part, ...range };
  }

  #range(): { least: number; most: number } | undefined {
    if (this.#taken('*')) return { least: 0, most: Infinity };
    if (this.#taken('+')) return { least: 1, most: Infinity };
    if (this.#taken('?')) return { least: 0, most: 1 };
    if (!this.#taken('{')) return undefined;
    const [least = '', most] = this.#until('}').split(',');
    if (most === undefined) return { least: Number(least), most: Number(least) };
    return { least: Number(least), most: most === '' ? Infinity : Number(most) };
  }

  #term(): Expression {
    if (this.#taken('^')) return { kind: 'assertion', holds: 'start' };
    if (this.#taken('$')) return { kind: 'assertion', holds: 'end' };
    if (this.#taken('\\b')) return { kind: 'assertion', holds: 'boundary' };
    if (this.#taken('\\B')) return { kind: 'assertion', holds: 'noBoundary' };
    if (this.#taken('(')) return this.#group();
    return { kind: 'set', set: this.#atom() };
  }

  #group(): Expression {
    for (const look of ['?=', '?!', '?<=', '?<!']) {
      if (this.#taken(look)) throw new PatternProblem('looks ahead or behind');
    }
    if (this.#taken('?<')) this.#until('>');
    else if (this.#taken('?') && !this.#taken(':')) throw new PatternProblem('has a group with modifiers');
    const inside = this.#choice();
    this.#take();
    return inside;
  }

  #atom(): CodePoints {
    if (this.#taken('.')) return dot;
    if (this.#taken('[')) return this.#class();
    if (this.#taken('\\')) return this.#escape();
    return one(this.#take().codePointAt(0)!);
  }

  #class(): CodePoints {
    const negated = this.#taken('^');
    const parts: CodePoints[] = [];
    while (!this.#taken(']')) parts.push(this.#classRange());
    const set = unite(...parts);
    return negated ? complement(set) : intersect(set, anyCharacter);
  }

  #classRange(): CodePoints {
    const first = this.#classAtom();
    const isRange = this.#next === '-' && this.#characters[this.#at + 1] !== ']';
    if (!isRange) return first;
    this.#take();
    const last = this.#classAtom();
    return [[first[0]![0], last[0]![0]]];
  }

  #classAtom(): CodePoints {
    if (!this.#taken('\\')) return one(this.#take().codePointAt(0)!);
    return this.#taken('b') ? one(8) : this.#escape();
  }

  /** What comes after a backslash. */
  #escape(): CodePoints {
    const letter = this.#take();
    if ('dDwWsS'.includes(letter)) return classOf(letter);
    if (letter === 'p' || letter === 'P') return propertyOf(`\\${letter}${this.#take()}${this.#until('}')}}`);
    if (letter === 'k' || /[1-9]/.test(letter)) throw new PatternProblem('refers back to a group');
    if (letter === 'c') return one(this.#take().codePointAt(0)! % 32);
    if (letter === 'x') return one(this.#hex(2));
    if (letter === 'u') return one(this.#unicode());
    return one(controls[letter] ?? letter.codePointAt(0)!);
  }

  #hex(digits: number): number {
    const text = this.#characters.slice(this.#at, this.#at + digits).join('');
    this.#at += digits;
    return Number.parseInt(text, 16);
  }

  /** `\u{…}`, `\uXXXX` or the two halves of a character. */
  #unicode(): number {
    if (this.#taken('{')) return Number.parseInt(this.#until('}'), 16);
    const high = this.#hex(4);
    const before = this.#at;
    if (high >= 0xd800 && high <= 0xdbff && this.#taken('\\u')) {
      const low = this.#hex(4);
      if (low >= 0xdc00 && low <= 0xdfff) return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
      this.#at = before;
    }
    return high;
  }
}

function one(code: number): CodePoints {
  return [[code, code]];
}
