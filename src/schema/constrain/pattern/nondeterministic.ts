import { anyCharacter, type CodePoints } from './codePoints.js';
import { type Assertion, type Expression, PatternProblem } from './expression.js';

/** A nondeterministic automaton over characters, whose states are numbers from 0. */
export interface Nondeterministic {
  readonly start: number;
  /** Once reached, the text matches, whatever follows. */
  readonly matched: number;
  readonly steps: readonly (readonly Step[])[];
  readonly jumps: readonly (readonly Jump[])[];
}

export interface Step {
  readonly set: CodePoints;
  readonly to: number;
}

/** A way that reads nothing; `when` is what has to hold at that place, if anything. */
export interface Jump {
  readonly to: number;
  readonly when: Assertion | undefined;
}

const mostStates = 5000;

/**
 * The automaton that searches a text for an expression (Thompson's construction).
 * @throws PatternProblem when it would have more than 5000 states
 */
export function searchFor(expression: Expression): Nondeterministic {
  const builder = new Builder();
  const start = builder.state();
  builder.step(start, anyCharacter, start);
  const matched = builder.add(expression, start);
  return { start, matched, steps: builder.steps, jumps: builder.jumps };
}

class Builder {
  readonly steps: Step[][] = [];
  readonly jumps: Jump[][] = [];

  state(): number {
    if (this.steps.length >= mostStates) throw new PatternProblem('is too long, its repetitions written out');
    this.jumps.push([]);
    return this.steps.push([]) - 1;
  }

  step(from: number, set: CodePoints, to: number): void {
    this.steps[from]!.push({ set, to });
  }

  jump(from: number, to: number, when?: Assertion): void {
    this.jumps[from]!.push({ to, when });
  }

  /** Adds an expression that begins at `from`, and returns the state at which it ends. */
  add(expression: Expression, from: number): number {
    switch (expression.kind) {
      case 'set':
        return this.#set(expression.set, from);
      case 'sequence':
        return expression.parts.reduce((at, part) => this.add(part, at), from);
      case 'choice':
        return this.#choice(expression.branches, from);
      case 'repeat':
        return this.#repeat(expression.part, expression.least, expression.most, from);
      case 'assertion': {
        const to = this.state();
        this.jump(from, to, expression.holds);
        return to;
      }
    }
  }

  #set(set: CodePoints, from: number): number {
    const to = this.state();
    this.step(from, set, to);
    return to;
  }

  #choice(branches: readonly Expression[], from: number): number {
    const to = this.state();
    for (const branch of branches) {
      const begin = this.state();
      this.jump(from, begin);
      this.jump(this.add(branch, begin), to);
    }
    return to;
  }

  #repeat(part: Expression, least: number, most: number, from: number): number {
    let at = from;
    for (let count = 0; count < least; count++) at = this.#once(part, at);
    if (most === Infinity) return this.#loop(part, at);
    const to = this.state();
    this.jump(at, to);
    for (let count = least; count < most; count++) {
      at = this.#once(part, at);
      this.jump(at, to);
    }
    return to;
  }

  /** A state of its own for each repetition, so that their number is bounded even when nothing is repeated. */
  #once(part: Expression, from: number): number {
    const begin = this.state();
    this.jump(from, begin);
    return this.add(part, begin);
  }

  #loop(part: Expression, from: number): number {
    const [begin, to] = [this.state(), this.state()];
    this.jump(from, begin);
    this.jump(begin, to);
    this.jump(this.add(part, begin), begin);
    return to;
  }
}
