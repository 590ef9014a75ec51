import { expect, it } from 'vitest';
import { freeBuffer } from './freeBuffer.js';

it('gives the memory of a buffer back at once', () => {
  const values = new Float32Array(1 << 20);
  const before = process.memoryUsage().arrayBuffers;
  freeBuffer(values.buffer);
  expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan(3 << 20);
  expect(values.length).toBe(0);
});
