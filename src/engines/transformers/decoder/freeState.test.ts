import { Tensor } from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { freeState } from './freeState.js';

it('gives the memory of a state back at once', () => {
  const count = 1 << 20;
  const state = { a: new Tensor('float32', new Float32Array(count), [count]) };
  const before = process.memoryUsage().arrayBuffers;
  freeState(state);
  expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan(count * 3);
  expect((state.a.data as Float32Array).length).toBe(0);
});
