import { Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import type { PlacedPicture, Prompt } from './prompt.js';
import { type Snapshot, Snapshots } from './snapshots.js';

const picture = (key: string, place = 1): PlacedPicture => ({
  picture: { key, index: 0, width: 32, height: 32 },
  places: [place],
});

function snapshot(tokens: number[], pictures: PlacedPicture[] = [], bytes = 400): Snapshot {
  return {
    tokens,
    pictures,
    state: { past: new Tensor('float32', new Float32Array(bytes / 4), [bytes / 4]) },
  };
}

const prompt = (tokens: number[], pictures: PlacedPicture[] = []): Prompt => ({
  tokens,
  pictures,
  partings: [],
});

describe('Snapshots', () => {
  it('finds the longest that a prompt begins with', () => {
    const snapshots = new Snapshots(1e6);
    const [short, long, other] = [snapshot([1, 2]), snapshot([1, 2, 3]), snapshot([1, 9, 3, 4])];
    for (const each of [short, long, other]) snapshots.remember(each);
    expect(snapshots.longestFor(prompt([1, 2, 3, 4]))).toBe(long);
    expect(snapshots.longestFor(prompt([1, 2, 4]))).toBe(short);
    expect(snapshots.longestFor(prompt([2, 2, 3]))).toBeUndefined();
  });

  it('leaves a token to read, because the scores after the last are not kept', () => {
    const snapshots = new Snapshots(1e6);
    snapshots.remember(snapshot([1, 2, 3]));
    expect(snapshots.longestFor(prompt([1, 2, 3]))).toBeUndefined();
  });

  it('tells pictures apart, whose tokens are all the same', () => {
    const snapshots = new Snapshots(1e6);
    const cat = snapshot([1, 7, 3], [picture('cat')]);
    snapshots.remember(cat);
    snapshots.remember(snapshot([1, 7, 3], [picture('dog')]));
    expect(snapshots.longestFor(prompt([1, 7, 3, 4], [picture('cat')]))).toBe(cat);
    expect(snapshots.longestFor(prompt([1, 7, 3, 4], [picture('cow')]))).toBeUndefined();
    expect(snapshots.longestFor(prompt([1, 7, 3, 7, 4], [picture('cat'), picture('cow', 3)]))).toBe(cat);
  });

  it('forgets what was not used for longest when all are too large', () => {
    const snapshots = new Snapshots(1000);
    for (const token of [1, 2]) snapshots.remember(snapshot([token]));
    expect(snapshots.longestFor(prompt([1, 5]))).toBeDefined();
    snapshots.remember(snapshot([3]));
    expect([1, 2, 3].map((token) => snapshots.longestFor(prompt([token, 5])) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('gives the memory back of what it forgets', () => {
    const snapshots = new Snapshots(1000);
    const bytes = ({ state }: Snapshot) => (state['past']!.data as Float32Array).byteLength;
    const [first, second, again] = [snapshot([1]), snapshot([2]), snapshot([2])];
    for (const each of [first, second, second, snapshot([3])]) snapshots.remember(each);
    expect([first, second].map(bytes)).toEqual([0, 400]);
    snapshots.remember(again);
    expect([second, again].map(bytes)).toEqual([0, 400]);
  });

  it('remembers nothing without memory', () => {
    const snapshots = new Snapshots(0);
    snapshots.remember(snapshot([1]));
    expect(snapshots.longestFor(prompt([1, 2]))).toBeUndefined();
  });
});
