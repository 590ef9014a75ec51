import { expect, it } from 'vitest';
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
