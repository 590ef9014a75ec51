import { expect, it, vi } from 'vitest';
import { GrowingBuffer } from './growingBuffer.js';

it('holds what was appended, in order', () => {
  const chunks = [0, 1, 65_535, 1, 200_000, 3].map((length, index) => Buffer.alloc(length, index));
  const buffer = new GrowingBuffer();
  for (const chunk of chunks) buffer.append(chunk);
  expect(buffer.contents().equals(Buffer.concat(chunks))).toBe(true);
  expect(buffer.length).toBe(265_540);
});

it('keeps no chunk alive', () => {
  const chunk = Buffer.from('before');
  const buffer = new GrowingBuffer();
  buffer.append(chunk);
  chunk.fill('x');
  expect(buffer.contents().toString()).toBe('before');
});

it('may stay empty', () => {
  expect(new GrowingBuffer().contents()).toHaveLength(0);
});

it('is moved seldom, however small the chunks are', () => {
  const allocations = vi.spyOn(Buffer, 'allocUnsafeSlow');
  const buffer = new GrowingBuffer();
  for (let round = 0; round < 100_000; round++) buffer.append(Buffer.alloc(10));
  expect(allocations.mock.calls.length).toBeLessThan(8);
  allocations.mockRestore();
});
