import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.js';
import { Sampler, type SamplerOptions } from './sampler.js';

const logits = Float32Array.of(1, 5, 3, 5.5, -2, 4);
const all: SamplerOptions = { temperature: 1, topK: 0, topP: 1 };

function shares(options: SamplerOptions, mask?: Uint32Array): number[] {
  const sampler = new Sampler(logits.length);
  const random = seededRandom(7);
  const counts = logits.map(() => 0);
  for (let draw = 0; draw < 5000; draw++) counts[sampler.sample(logits, options, random, mask)]! += 1 / 5000;
  return [...counts];
}

function softmax(values: readonly number[], temperature: number): number[] {
  const weights = values.map((value) => Math.exp(value / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function expectShares(actual: number[], expected: number[]): void {
  const differences = actual.map((share, token) => Math.abs(share - expected[token]!));
  expect(Math.max(...differences), actual.join()).toBeLessThan(0.03);
}

const none = Number.NEGATIVE_INFINITY;

describe('Sampler', () => {
  it('takes the best at temperature 0, of equals the first, and of those allowed only', () => {
    const sampler = new Sampler(6);
    const greedy = { ...all, temperature: 0 };
    expect(sampler.sample(logits, greedy, Math.random)).toBe(3);
    expect(sampler.sample(logits, greedy, Math.random, Uint32Array.of(0b110110))).toBe(1);
    expect(sampler.sample(Float32Array.of(2, 2, 2), greedy, Math.random)).toBe(0);
    expect(sampler.sample(Float32Array.of(none, none), greedy, Math.random, Uint32Array.of(2))).toBe(1);
    expect(() => sampler.sample(logits, greedy, Math.random, Uint32Array.of(0))).toThrow(RangeError);
  });

  it('draws as softmax says, at any temperature', () => {
    expectShares(shares(all), softmax([...logits], 1));
    expectShares(shares({ ...all, temperature: 3 }), softmax([...logits], 3));
  });

  it('draws of the likeliest k', () => {
    expectShares(shares({ ...all, topK: 3 }), softmax([none, 5, none, 5.5, none, 4], 1));
  });

  it('draws of the smallest set that has the share p', () => {
    expectShares(shares({ ...all, topP: 0.8 }), softmax([none, 5, none, 5.5, none, none], 1));
    expectShares(shares({ ...all, topP: 0.01 }), [0, 0, 0, 1, 0, 0]);
  });

  it('applies p to what k leaves', () => {
    // The two best have .622 and .378 of what they have together.
    expectShares(shares({ ...all, topK: 2, topP: 0.62 }), [0, 0, 0, 1, 0, 0]);
    expectShares(shares({ ...all, topK: 2, topP: 0.63 }), softmax([none, 5, none, 5.5, none, none], 1));
  });

  it('never draws what is not allowed', () => {
    expectShares(shares(all, Uint32Array.of(0b010111)), softmax([1, 5, 3, none, -2, none], 1));
  });

  it('leaves scores beyond the vocabulary alone', () => {
    expect(new Sampler(2).sample(Float32Array.of(1, 2, 9), { ...all, temperature: 0 }, Math.random)).toBe(1);
  });

  it('finds masked tokens in every bit of every word', () => {
    const sampler = new Sampler(70);
    for (const token of [0, 31, 32, 63, 64, 69]) {
      const mask = new Uint32Array(3);
      mask[token >>> 5] = 1 << (token & 31);
      expect(sampler.sample(new Float32Array(70), all, Math.random, mask)).toBe(token);
    }
  });

  it('gives the same for the same seed and something else for another', () => {
    const draw = (seed: number) => {
      const [sampler, random] = [new Sampler(1000), seededRandom(seed)];
      return Array.from({ length: 20 }, () => sampler.sample(new Float32Array(1000), all, random));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});
