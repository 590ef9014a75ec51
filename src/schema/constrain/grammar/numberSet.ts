import { ceilAt, floorAt, leastMultiple, stepAt, toDecimal } from './decimal.js';
import { isWhole, type NumberText, readNumberText, wholeDigits } from './numberText.js';

/** What a schema says of a number. */
export interface NumberRules {
  readonly integer: boolean;
  readonly minimum: readonly number[];
  readonly maximum: readonly number[];
  readonly exclusiveMinimum: readonly number[];
  readonly exclusiveMaximum: readonly number[];
  readonly multipleOf: readonly number[];
  /** Numbers that are not allowed. */
  readonly excluded: readonly number[];
}

/** Numbers of up to so many digits in all are told apart by doubles, and their order is kept (IEEE 754). */
const mostDigits = 15;
/** Integers up to 2^53 - 1 are doubles themselves. */
const mostIntegerDigits = 16;

/** Numbers with a certain number of decimal places, in units of the last: whole multiples of `step` in a range. */
interface Lattice {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/**
 * The numbers that a schema allows, as texts: `-?`, digits without leading zeros, perhaps a point and digits; no
 * exponents, no -0, at most 15 digits, or 16 and at most 2^53 - 1 for an integer. What is compared is the decimal text, so
 * that bounds are exact; with that many digits the double that is read from the text keeps them.
 */
export class NumberSet {
  readonly #rules: NumberRules;
  readonly #lattices: readonly Lattice[];
  /** Whether every point of the lattices is allowed. */
  readonly #exact: boolean;
  readonly #living = new Map<string, boolean>();

  constructor(rules: NumberRules) {
    this.#rules = rules;
    this.#exact = rules.excluded.length === 0 && rules.multipleOf.every(isBinary);
    const places = rules.integer ? 0 : this.#exact ? mostDigits : mostPlaces(rules);
    this.#lattices = Array.from({ length: places + 1 }, (_, at) => latticeOf(rules, at));
  }

  /** Whether the schema allows a value; the limits on its text do not count. */
  allows(value: number): boolean {
    const { integer, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, excluded } =
      this.#rules;
    return (
      (!integer || Number.isInteger(value)) &&
      minimum.every((bound) => value >= bound) &&
      maximum.every((bound) => value <= bound) &&
      exclusiveMinimum.every((bound) => value > bound) &&
      exclusiveMaximum.every((bound) => value < bound) &&
      multipleOf.every((step) => isMultiple(value, step)) &&
      !excluded.includes(value)
    );
  }

  /** Whether all allowed numbers lie below, or all lie above, those of the other set. */
  isApartFrom(other: NumberSet): boolean {
    return this.#lattices.every((mine, at) => {
      const theirs = other.#lattices[at];
      return theirs === undefined || mine.high < theirs.low || mine.low > theirs.high;
    });
  }

  /** The characters after which the text can still become an allowed number. */
  continuations(text: string): string[] {
    return this.#children(text).filter((character) => this.lives(text + character));
  }

  /** Whether the text can become an allowed number. */
  lives(text: string): boolean {
    const known = this.#living.get(text);
    if (known !== undefined) return known;
    const living = this.#decide(text);
    if (this.#living.size > mostRemembered) this.#living.clear();
    this.#living.set(text, living);
    return living;
  }

  /** Whether the text is an allowed number. */
  mayEnd(text: string): boolean {
    const read = readNumberText(text);
    if (!isWhole(read)) return false;
    const units = Number(read.whole + (read.fraction ?? ''));
    if (read.negative && units === 0) return false;
    if (!holds(this.#lattice(read.fraction?.length ?? 0), read.negative ? -units : units)) return false;
    return this.#exact || this.allows(Number(text));
  }

  /** Whether every way to go on with the text is allowed. */
  isFree(text: string): boolean {
    if (!this.#exact || this.#rules.multipleOf.length > 0 || !/\d/.test(text)) return false;
    const ranges = this.#ranges(readNumberText(text));
    return ranges.every(({ places, from, to }) => {
      const { low, high } = this.#lattice(places);
      return from >= low && to <= high;
    });
  }

  #decide(text: string): boolean {
    if (!/\d/.test(text)) return this.continuations(text).length > 0;
    const ranges = this.#ranges(readNumberText(text));
    if (!ranges.some(({ places, from, to }) => hasPoint(this.#lattice(places), from, to))) return false;
    return this.#exact || this.mayEnd(text) || this.#children(text).some((next) => this.lives(text + next));
  }

  #children(text: string): string[] {
    const read = readNumberText(text);
    const { integer } = this.#rules;
    if (read.fraction !== undefined) return read.fraction.length < this.#places(read) ? digits : [];
    if (read.whole === '') return read.negative ? digits : ['-', ...digits];
    const point = this.#places(read) > 0 ? ['.'] : [];
    const most = integer ? mostIntegerDigits : mostDigits;
    return read.whole !== '0' && read.whole.length < most ? [...point, ...digits] : point;
  }

  /** What the text may become: for each number of further digits before the point a range of values. */
  #ranges(read: NumberText): { places: number; from: number; to: number }[] {
    const most = this.#rules.integer ? mostIntegerDigits : mostDigits;
    const open = read.fraction === undefined && read.whole !== '0';
    const further = open ? most - read.whole.length : 0;
    return Array.from({ length: further + 1 }, (_, more) => this.#range(read, more));
  }

  #range(read: NumberText, more: number) {
    const places = this.#places(read, more);
    const span = 10 ** (more + places - (read.fraction?.length ?? 0));
    const first = Number(read.whole + (read.fraction ?? '')) * span;
    const last = first + span - 1;
    const least = read.negative ? Math.max(first, 1) : first;
    return read.negative ? { places, from: -last, to: -least } : { places, from: least, to: last };
  }

  /** How many places there may be after the point, with so many further digits before it. */
  #places(read: NumberText, more = 0): number {
    return Math.min(this.#lattices.length - 1, mostDigits - Math.min(wholeDigits(read) + more, mostDigits));
  }

  #lattice(places: number): Lattice {
    return this.#lattices[places]!;
  }
}

const digits = [...'0123456789'];
const mostRemembered = 10_000;

function hasPoint({ low, high, step }: Lattice, from: number, to: number): boolean {
  const [first, last] = [Math.max(low, from), Math.min(high, to)];
  const past = ((first % step) + step) % step;
  return first + (past === 0 ? 0 : step - past) <= last;
}

function holds({ low, high, step }: Lattice, units: number): boolean {
  return units >= low && units <= high && units % step === 0;
}

function latticeOf(rules: NumberRules, places: number): Lattice {
  const most = rules.integer ? BigInt(Number.MAX_SAFE_INTEGER) : 10n ** BigInt(mostDigits) - 1n;
  const lows = [
    ...rules.minimum.map((bound) => ceilAt(toDecimal(bound), places)),
    ...rules.exclusiveMinimum.map((bound) => floorAt(toDecimal(bound), places) + 1n),
  ];
  const highs = [
    ...rules.maximum.map((bound) => floorAt(toDecimal(bound), places)),
    ...rules.exclusiveMaximum.map((bound) => ceilAt(toDecimal(bound), places) - 1n),
  ];
  const step = rules.multipleOf.map((each) => stepAt(toDecimal(each), places)).reduce(leastMultiple, 1n);
  // Beyond all numbers of so many digits, one limit is as good as another.
  const clamp = (value: bigint) => Number(value > most ? most + 1n : value < -most ? -most - 1n : value);
  return {
    low: clamp(lows.reduce((a, b) => (a > b ? a : b), -most)),
    high: clamp(highs.reduce((a, b) => (a < b ? a : b), most)),
    step: clamp(step),
  };
}

/** Whether the multiples of a step are doubles, so that dividing them by it is exact. */
function isBinary(step: number): boolean {
  return Number.isInteger(step * 2 ** 16);
}

/** Others need no more places than their steps have, or than tell excluded numbers from their neighbours. */
function mostPlaces({ multipleOf }: NumberRules): number {
  const needed = multipleOf.map((step) => Math.max(-toDecimal(step).exponent, 0));
  return Math.min(mostDigits, needed.length === 0 ? mostDigits : Math.min(...needed));
}

/** How Ajv decides, which every answer has to pass. */
function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return quotient === Number.parseInt(String(quotient), 10);
}
