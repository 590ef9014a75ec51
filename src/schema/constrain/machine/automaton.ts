import type { Configuration } from './configuration.js';

/** The state from which nothing goes on, and the mark of a transition that was not worked out yet. */
export const dead = 0;
const unknown = -1;

/** More states than this make the automaton forget: a state weighs about 1.5 kB. */
const mostStates = 20_000;
/** One way of reading the grammar more than this is not followed; each of the others leads to a valid answer. */
const mostConfigurations = 2000;

/**
 * The deterministic automaton over bytes: a state is a set of configurations, and states and transitions are worked out
 * when they are first needed. A state is a number that holds until `forget`.
 */
export class Automaton {
  #configurations: (readonly Configuration[])[] = [];
  #rows: Int32Array[] = [];
  #ids = new Map<string, number>();
  #age = 0;

  constructor() {
    this.forget();
  }

  /** How often it has forgotten its states. */
  get age(): number {
    return this.#age;
  }

  get isFull(): boolean {
    return this.#rows.length > mostStates;
  }

  /** Forgets all states; their numbers mean nothing afterwards. */
  forget(): void {
    this.#configurations = [];
    this.#rows = [];
    this.#ids.clear();
    this.#age++;
    this.stateOf([]);
  }

  configurations(state: number): readonly Configuration[] {
    return this.#configurations[state]!;
  }

  /** The transitions of a state by byte; `next` fills them in. */
  row(state: number): Int32Array {
    return this.#rows[state]!;
  }

  /** The state of these configurations and of what they stand for. */
  stateOf(configurations: readonly Configuration[]): number {
    const collected = new Set<Configuration>();
    for (const configuration of configurations) collect(configuration, collected);
    return this.#intern([...collected]);
  }

  /** The state after a byte. */
  next(state: number, byte: number): number {
    const row = this.#rows[state]!;
    const known = row[byte]!;
    if (known !== unknown) return known;
    const collected = new Set<Configuration>();
    const add = (configuration: Configuration) => collect(configuration, collected);
    for (const configuration of this.#configurations[state]!) configuration.step(byte, add);
    const next = this.#intern([...collected]);
    row[byte] = next;
    return next;
  }

  #intern(configurations: Configuration[]): number {
    configurations.sort((a, b) => a.id - b.id);
    const key = configurations.map(({ id }) => id).join();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const state = this.#rows.length;
    this.#ids.set(key, state);
    this.#configurations.push(configurations);
    this.#rows.push(rowOf(configurations));
    return state;
  }
}

function collect(configuration: Configuration, collected: Set<Configuration>): void {
  if (configuration.expand !== undefined) configuration.expand((other) => collect(other, collected));
  else if (collected.size < mostConfigurations) collected.add(configuration);
}

function rowOf(configurations: readonly Configuration[]): Int32Array {
  const row = new Int32Array(256);
  const mark = (first: number, last: number): void => {
    for (let byte = first; byte <= last; byte++) row[byte] = unknown;
  };
  for (const configuration of configurations) configuration.bytes(mark);
  return row;
}
