import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { broken, inPieces, sha256, TestFiles } from '../../tests/support/fileService.js';
import { randomNumbers } from '../../tests/support/random.js';
import { DrishtiError } from '../errors.js';

/** What an upload should be, by the plainest reading of the rules. */
interface ModelUpload {
  readonly key: string;
  readonly id: string;
  readonly content: Buffer;
  received: number;
  chunkStart: number;
  status: 'active' | 'final' | 'cancelled';
}

const rounds = 8;
const stepsPerRound = 120;

describe.each(Array.from({ length: rounds }, (_, seed) => seed))('random uploads, seed %i', (seed) => {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const chance = (probability: number) => random() < probability;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  /** Few contents, so that many files are equal. */
  const contents = Array.from({ length: 4 }, () => {
    const content = Buffer.alloc(1 + below(chance(0.3) ? 900_000 : 3000));
    for (let at = 0; at < content.length; at++) content[at] = random() * 256;
    return content;
  });

  it('do what a simple model does', async () => {
    const files = await TestFiles.open();
    const uploads: ModelUpload[] = [];
    const stored = new Map<string, Buffer>();

    const steps = {
      async start() {
        const content = pick(contents);
        const id = `file-${uploads.length}`;
        const key = await files.service.uploads.start({
          sizeBytes: content.length,
          mimeType: 'text/plain',
          id,
        });
        uploads.push({ key, id, content, received: 0, chunkStart: 0, status: 'active' });
      },
      async append() {
        const upload = pick(uploads);
        const offset = pick([
          upload.received,
          upload.received,
          upload.received,
          upload.chunkStart,
          below(1000),
        ]);
        const rest = upload.content.subarray(offset);
        const excess = Buffer.alloc(chance(0.1) ? 1 + below(5) : 0);
        const body =
          excess.length > 0 ? Buffer.concat([rest, excess]) : rest.subarray(0, below(rest.length + 1));
        const breaks = chance(0.3);
        const pieces = (breaks ? broken : inPieces)(body, 1 + below(chance(0.5) ? 100 : 70_000));
        const outcome = await attempt(files.service.uploads.append(upload.key, offset, pieces));
        expect(outcome).toBe(appendToModel(upload, offset, body.length, breaks));
      },
      async query() {
        const upload = pick(uploads);
        const state = await attempt(files.service.uploads.query(upload.key));
        expect(state).toBe(upload.status === 'cancelled' ? 'not_found' : 'done');
      },
      async finalize() {
        const upload = pick(uploads);
        const outcome = await attempt(files.service.uploads.finalize(upload.key));
        const whole = upload.received === upload.content.length;
        expect(outcome).toBe(
          upload.status === 'cancelled' ? 'not_found' : whole ? 'done' : 'invalid_request',
        );
        if (outcome !== 'done') return;
        upload.status = 'final';
        stored.set(upload.id, upload.content);
      },
      async cancel() {
        const upload = pick(uploads);
        const outcome = await attempt(files.service.uploads.cancel(upload.key));
        const expected = { active: 'done', final: 'failed_precondition', cancelled: 'not_found' };
        expect(outcome).toBe(expected[upload.status]);
        if (outcome === 'done') upload.status = 'cancelled';
      },
      async delete() {
        const { id } = pick(uploads);
        expect(await attempt(files.service.files.delete(id))).toBe(stored.has(id) ? 'done' : 'not_found');
        if (!stored.delete(id)) return;
        for (const upload of uploads) if (upload.id === id) upload.status = 'cancelled';
      },
      async restart() {
        await files.restart();
      },
    };
    const often = [
      'start',
      'append',
      'append',
      'append',
      'append',
      'append',
      'finalize',
      'finalize',
      'query',
    ] as const;
    const seldom = ['cancel', 'delete', 'restart'] as const;

    await steps.start();
    for (let step = 0; step < stepsPerRound; step++) {
      await steps[chance(0.1) ? pick(seldom) : pick(often)]();
      await compare();
    }
    await files.close();

    async function compare(): Promise<void> {
      for (const { key, status, received, content } of uploads) {
        if (status === 'cancelled') continue;
        expect(await files.service.uploads.query(key)).toEqual({
          status,
          receivedBytes: received,
          sizeBytes: content.length,
        });
      }
      const listed = (await files.service.files.list({ pageSize: 1000 })).files;
      expect(listed.map((file) => file.id).sort()).toEqual([...stored.keys()].sort());
      for (const { id, sha256: digest } of listed) expect(digest).toBe(sha256(stored.get(id) as Buffer));
      expect((await files.blobs()).sort()).toEqual([...new Set(listed.map((file) => file.sha256))].sort());
      for (const { id } of listed.slice(0, 1)) await compareBytes(id);
    }

    async function compareBytes(id: string): Promise<void> {
      const { path, release } = await files.service.files.open(id);
      expect((await readFile(path)).equals(stored.get(id) as Buffer)).toBe(true);
      release();
    }
  });

  /** Changes the model as a chunk should, and says how that should end. */
  function appendToModel(upload: ModelUpload, offset: number, length: number, breaks: boolean): string {
    if (upload.status === 'cancelled') return 'not_found';
    if (offset !== upload.received && offset !== upload.chunkStart) return 'invalid_request';
    const end = offset + length;
    if (end > upload.content.length) {
      if (upload.status === 'active') upload.received = upload.chunkStart = offset;
      return 'invalid_request';
    }
    if (end > upload.received) {
      upload.received = end;
      upload.chunkStart = offset;
    }
    return breaks ? 'broken' : 'done';
  }
});

async function attempt(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    return error instanceof DrishtiError ? error.code : 'broken';
  }
}
