import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { broken, inPieces, sha256, stalled, TestFiles } from '../../tests/support/fileService.js';
import { randomNumbers } from '../../tests/support/random.js';
import { DrishtiError } from '../errors.js';

/** Goes on at once when a call waits for a body that has stalled. */
const soon = (call: Promise<unknown>) => Promise.race([call, wait(20)]);

const callers = 8;
const callsEach = 60;

describe.each([1, 2, 3, 4])('callers who do anything at any time, seed %i', (seed) => {
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const contents = [randomBytes(1), randomBytes(5000), randomBytes(300_000)];

  it('leave only whole files, and nothing that belongs to none', async () => {
    const files = await TestFiles.open();
    const uploads: { key: string; content: Buffer }[] = [];

    const start = async () => {
      const content = pick(contents);
      const request = { sizeBytes: content.length, mimeType: 'text/plain' };
      uploads.push({ key: await files.service.uploads.start(request), content });
    };
    const append = async () => {
      const { key, content } = pick(uploads);
      const { receivedBytes } = await files.service.uploads.query(key);
      const rest = content.subarray(receivedBytes);
      const body = pick([
        inPieces(rest, 7000),
        inPieces(rest),
        broken(rest.subarray(0, 2000)),
        stalled(rest),
      ]);
      await soon(files.service.uploads.append(key, receivedBytes, body));
    };
    const finalize = () => soon(files.service.uploads.finalize(pick(uploads).key));
    const cancel = () => files.service.uploads.cancel(pick(uploads).key);
    const remove = async () => {
      const { files: listed } = await files.service.files.list({ pageSize: 100 });
      if (listed.length > 0) await files.service.files.delete(pick(listed).id);
    };
    const read = async () => {
      const { files: listed } = await files.service.files.list({ pageSize: 100 });
      if (listed.length > 0) await checkBytes(pick(listed).id);
    };
    const calls = [start, append, append, append, finalize, finalize, remove, read, cancel];

    async function checkBytes(id: string): Promise<void> {
      const { file, path, release } = await files.service.files.open(id);
      await wait(random() * 5);
      expect(sha256(await readFile(path))).toBe(file.sha256);
      release();
    }

    async function call(): Promise<void> {
      try {
        await pick(calls)();
      } catch (error) {
        if (!(error instanceof DrishtiError) && (error as Error).message !== 'the connection broke')
          throw error;
      }
    }

    await start();
    await Promise.all(
      Array.from({ length: callers }, async () => {
        for (let count = 0; count < callsEach; count++) await call();
      }),
    );
    await files.restart();

    const { files: listed } = await files.service.files.list({ pageSize: 1000 });
    for (const { id } of listed) await checkBytes(id);
    expect((await files.blobs()).sort()).toEqual([...new Set(listed.map((file) => file.sha256))].sort());
    const digests = contents.map(sha256);
    for (const file of listed) expect(digests).toContain(file.sha256);
    expect(files.errors).toEqual([]);
    await files.close();
  });
});
