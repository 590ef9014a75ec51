/** A character where the recogniser saw it. */
export interface PlacedCharacter {
  readonly text: string;
  /** Its probability, 0…1. */
  readonly score: number;
  /** Middle of its time steps, as a share of all: 0 at the left, 1 at the right end of the crop. */
  readonly at: number;
}

/** What one crop was read as. */
export interface CtcReading {
  /** Without spaces. */
  readonly characters: readonly PlacedCharacter[];
  /** The highest probability of a space before each character. */
  readonly spaces: readonly number[];
}

/** The probabilities of one crop: `steps` rows of `classes` values, the first row at `offset`. */
export interface CtcOutput {
  readonly data: Float32Array;
  readonly offset: number;
  readonly steps: number;
  readonly classes: number;
}

/**
 * Greedy decoding of connectionist temporal classification (Graves et al., 2006): the likeliest class of each step,
 * repeats of one class as one character, blanks dropped.
 * @param characters texts of the classes; 0 is the blank, the last is the space
 */
export function decodeCtc(output: CtcOutput, characters: readonly string[]): CtcReading {
  const { data, offset, steps, classes } = output;
  const space = classes - 1;
  const placed: PlacedCharacter[] = [];
  const spaces: number[] = [];
  let spaceScore = 0;
  for (let step = 0; step < steps; ) {
    const best = likeliest(data, offset + step * classes, classes);
    const run = runOf(output, step, best);
    spaceScore = Math.max(spaceScore, highest(output, step, run.end, space));
    if (best !== 0 && characters[best] !== ' ') {
      placed.push({ text: characters[best]!, score: run.score, at: run.middle / steps });
      spaces.push(spaceScore);
      spaceScore = 0;
    }
    step = run.end;
  }
  return { characters: placed, spaces };
}

/** The steps from `start` on whose likeliest class is `best`: their end, highest probability and weighted middle. */
function runOf({ data, offset, steps, classes }: CtcOutput, start: number, best: number) {
  let [end, score, weight, moment] = [start, 0, 0, 0];
  do {
    const probability = data[offset + end * classes + best]!;
    score = Math.max(score, probability);
    weight += probability;
    moment += probability * (end + 0.5);
    end++;
  } while (end < steps && likeliest(data, offset + end * classes, classes) === best);
  return { end, score, middle: moment / weight };
}

function likeliest(data: Float32Array, first: number, classes: number): number {
  let [best, highest] = [0, data[first]!];
  // Most steps are sure; no other class can be likelier than one above a half.
  if (highest > 0.5) return 0;
  for (let i = 1; i < classes; i++) {
    const probability = data[first + i]!;
    if (probability > highest) [best, highest] = [i, probability];
  }
  return best;
}

function highest({ data, offset, classes }: CtcOutput, start: number, end: number, index: number): number {
  let score = 0;
  for (let step = start; step < end; step++) score = Math.max(score, data[offset + step * classes + index]!);
  return score;
}
