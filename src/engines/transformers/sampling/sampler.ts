import type { TokenMask } from './allowed.js';
import { Candidates } from './candidates.js';
import { Leaders } from './leaders.js';
import type { Random } from './random.js';
import { forEachAtLeast, indexOfHighest, type Scores } from './scores.js';

export interface SamplerOptions {
  /** 0 always takes the best. */
  readonly temperature: number;
  /** The likeliest so many; 0 for all. */
  readonly topK: number;
  /** The likeliest whose probabilities sum up to this (nucleus sampling, arXiv 1904.09751), in (0, 1]. */
  readonly topP: number;
}

/** Weights below this part of the largest are never drawn: with a quarter of a million tokens, once in many lifetimes. */
const leastWeight = 1e-13;

/** As many of the best are found without weighing the others. */
const mostLeaders = 1024;

/** Draws tokens from scores; its memory is as large as the vocabulary and is used again for each token. */
export class Sampler {
  readonly #count: number;
  readonly #candidates: Candidates;

  /** @param count tokens of the vocabulary; scores beyond them are never drawn */
  constructor(count: number) {
    this.#count = count;
    this.#candidates = new Candidates(count);
  }

  /**
   * One of the allowed tokens; all are allowed without a mask.
   * @throws RangeError when none is
   */
  sample(logits: Float32Array, options: SamplerOptions, random: Random, mask?: TokenMask): number {
    const scores = { logits, count: Math.min(this.#count, logits.length), mask };
    if (options.temperature === 0 || options.topK === 1) return existing(indexOfHighest(scores));
    this.#collect(scores, options);
    return this.#draw(this.#cut(options), random);
  }

  /** Weights relative to the best, of those that may be drawn. */
  #collect(scores: Scores, options: SamplerOptions): void {
    const leaders = leadersOf(scores, options.topK);
    const highest = scores.logits[existing(leaders?.best ?? indexOfHighest(scores))]!;
    const { temperature } = options;
    const lowest = highest + temperature * Math.log(this.#leastWeight(options));
    const add = (token: number, score: number) => {
      if (score >= lowest) this.#candidates.add(token, Math.exp((score - highest) / temperature));
      return lowest;
    };
    this.#candidates.clear();
    if (leaders !== undefined) leaders.visitAll(add);
    else forEachAtLeast(scores, lowest, add);
  }

  /**
   * Weight relative to the best below which a token need not be looked at. All that are below it together have less than
   * a hundredth of what `topP` leaves out.
   */
  #leastWeight({ topP }: SamplerOptions): number {
    return Math.max(leastWeight, (1 - topP) / this.#count / 100);
  }

  /** Index from which on the candidates are within `topK` and `topP`, the latter of what the former leaves. */
  #cut({ topK, topP }: SamplerOptions): number {
    const candidates = this.#candidates;
    const start = topK > 0 && topK < candidates.count ? candidates.takeBest((_, taken) => taken === topK) : 0;
    if (topP >= 1) return start;
    const enough = topP * this.#sum(start);
    let sum = 0;
    const addsUp = (weight: number) => {
      sum += weight;
      return sum >= enough;
    };
    if (start === 0) return candidates.takeBest(addsUp);
    let index = candidates.count;
    while (index > start && sum < enough) sum += candidates.scoreAt(--index);
    return index;
  }

  #sum(start: number): number {
    let sum = 0;
    for (let index = start; index < this.#candidates.count; index++) sum += this.#candidates.scoreAt(index);
    return sum;
  }

  #draw(start: number, random: Random): number {
    const candidates = this.#candidates;
    let rest = random() * this.#sum(start);
    for (let index = start; index < candidates.count; index++) {
      rest -= candidates.scoreAt(index);
      if (rest < 0) return candidates.tokenAt(index);
    }
    return candidates.tokenAt(candidates.count - 1);
  }
}

/** The `topK` best; undefined when that is no limit, or too many to find them in one pass. */
function leadersOf(scores: Scores, topK: number): Leaders | undefined {
  if (topK === 0 || topK > mostLeaders) return undefined;
  const leaders = new Leaders(topK);
  forEachAtLeast(scores, leaders.least, (token, score) => {
    leaders.offer(token, score);
    return leaders.least;
  });
  return leaders;
}

function existing(token: number): number {
  if (token === -1) throw new RangeError('no token may come next');
  return token;
}
