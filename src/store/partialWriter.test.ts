import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../tests/support/fileService.js';
import { PartialWriter } from './partialWriter.js';
import { RunningHash } from './runningHash.js';

/** A file in memory that takes only some of what it is given at a time. */
function lazyFile(most: number, failAt = Number.POSITIVE_INFINITY) {
  const content = Buffer.alloc(2_000_000);
  const sizes: number[] = [];
  const write = async (bytes: Uint8Array, offset: number, length: number, position: number) => {
    if (position >= failAt) throw new Error('the disk failed');
    const taken = Math.min(most, length);
    content.set(bytes.subarray(offset, offset + taken), position);
    sizes.push(length);
    return { bytesWritten: taken, buffer: bytes };
  };
  return { file: { write } as unknown as FileHandle, content, sizes };
}

describe('PartialWriter', () => {
  const bytes = randomBytes(1_500_000);

  it('writes and hashes everything, in its place, though the file takes little at a time', async () => {
    const { file, content } = lazyFile(100_000);
    const hash = new RunningHash();
    hash.update(bytes.subarray(0, 1000));
    const writer = new PartialWriter(file, hash);
    for (let at = 1000; at < bytes.length; at += 99_999) await writer.write(bytes.subarray(at, at + 99_999));
    await writer.flush();
    expect(content.subarray(1000, bytes.length).equals(bytes.subarray(1000))).toBe(true);
    expect(hash.length).toBe(bytes.length);
    expect(hash.digest()).toBe(sha256(bytes));
  });

  it('makes few large writes of many small pieces', async () => {
    const { file, sizes } = lazyFile(Number.POSITIVE_INFINITY);
    const writer = new PartialWriter(file, new RunningHash());
    for (let at = 0; at < bytes.length; at += 100) await writer.write(bytes.subarray(at, at + 100));
    await writer.flush();
    expect(sizes.length).toBeLessThan(10);
  });

  it('does not change what it was given back after it has returned', async () => {
    const { file, content } = lazyFile(Number.POSITIVE_INFINITY);
    const writer = new PartialWriter(file, new RunningHash());
    const reused = Buffer.alloc(10);
    for (const digit of '0123456789') {
      reused.fill(digit);
      await writer.write(reused);
    }
    await writer.flush();
    expect(content.subarray(0, 100).toString()).toBe(Array.from('0123456789', (d) => d.repeat(10)).join(''));
  });

  it('tells of a failed write at the latest when it is flushed, and again', async () => {
    const { file } = lazyFile(Number.POSITIVE_INFINITY, 300_000);
    const writer = new PartialWriter(file, new RunningHash());
    const writing = async () => {
      for (let at = 0; at < bytes.length; at += 50_000) await writer.write(bytes.subarray(at, at + 50_000));
      await writer.flush();
    };
    await expect(writing()).rejects.toThrow('the disk failed');
    await expect(writer.flush()).rejects.toThrow('the disk failed');
  });
});
