import { randomBytes } from 'node:crypto';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { broken, inPieces, sha256, stalled, TestFiles } from '../../tests/support/fileService.js';
import { OffsetMismatch, type Uploads } from './files.js';

const bytes = randomBytes(1_000_000);
const text = { sizeBytes: bytes.length, mimeType: 'text/plain' };

let files: TestFiles;
let uploads: Uploads;

beforeEach(async () => {
  files = await TestFiles.open();
  uploads = files.service.uploads;
});
afterEach(async () => {
  await files.close();
  expect(files.errors).toEqual([]);
});

const code = (expected: string) => expect.objectContaining({ code: expected });
const refusal = (message: RegExp) =>
  expect.objectContaining({ code: 'invalid_request', message: expect.stringMatching(message) });

async function contentOf(id: string): Promise<Buffer> {
  const { path, release } = await files.service.files.open(id);
  try {
    return await readFile(path);
  } finally {
    release();
  }
}

describe('an upload', () => {
  it('becomes a file of exactly its bytes, whatever the pieces they come in', async () => {
    const key = await uploads.start({ ...text, displayName: 'noise', id: 'my-noise' });
    expect(await uploads.append(key, 0, inPieces(bytes.subarray(0, 700_000), 7))).toEqual({
      status: 'active',
      receivedBytes: 700_000,
      sizeBytes: 1_000_000,
    });
    await uploads.append(key, 700_000, inPieces(bytes.subarray(700_000), 300_000));
    const file = await uploads.finalize(key);
    expect(file).toEqual({
      owner: '',
      id: 'my-noise',
      displayName: 'noise',
      mimeType: 'text/plain',
      sizeBytes: 1_000_000,
      sha256: sha256(bytes),
      created: new Date(files.now),
      updated: new Date(files.now),
      expires: new Date(files.now + 48 * 3_600_000),
    });
    expect(await files.service.files.get('my-noise')).toEqual(file);
    expect((await contentOf('my-noise')).equals(bytes)).toBe(true);
    expect(await files.partialFiles()).toEqual([]);
  });

  it('is no file before it is finalized', async () => {
    const key = await uploads.start({ ...text, id: 'later' });
    await uploads.append(key, 0, inPieces(bytes));
    await expect(files.service.files.get('later')).rejects.toEqual(code('not_found'));
    expect(await files.service.files.list({ pageSize: 10 })).toEqual({ files: [] });
    expect(await files.blobs()).toEqual([]);
  });

  it('gives the same file when it is finalized again, also after a restart', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes));
    const [file, same] = await Promise.all([uploads.finalize(key), uploads.finalize(key)]);
    expect(same).toEqual(file);
    await files.restart();
    expect(await files.service.uploads.finalize(key)).toEqual(file);
    expect(await files.service.uploads.query(key)).toMatchObject({
      status: 'final',
      receivedBytes: 1_000_000,
    });
  });

  it('acknowledges the last chunk again once it is finished, and nothing more', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes.subarray(0, 600_000)));
    await uploads.append(key, 600_000, inPieces(bytes.subarray(600_000)));
    await uploads.finalize(key);
    expect(await uploads.append(key, 600_000, inPieces(bytes.subarray(600_000)))).toMatchObject({
      status: 'final',
    });
    await expect(uploads.append(key, 1_000_000, inPieces(bytes))).rejects.toEqual(refusal(/more bytes/));
    await expect(uploads.append(key, 0, inPieces(bytes))).rejects.toEqual(
      refusal(/^x-goog-upload-offset: is 0/),
    );
  });

  it('is unknown once its file is deleted', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes));
    await files.service.files.delete((await uploads.finalize(key)).id);
    await expect(uploads.finalize(key)).rejects.toEqual(code('not_found'));
    await expect(uploads.query(key)).rejects.toEqual(code('not_found'));
  });

  it('is refused without all its bytes, and may go on', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes.subarray(0, 999_999)));
    await expect(uploads.finalize(key)).rejects.toEqual(
      refusal(/^upload: 999999 of the announced 1000000 bytes/),
    );
    await uploads.append(key, 999_999, inPieces(bytes.subarray(999_999)));
    expect((await uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });

  it('can be cancelled', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes));
    await uploads.cancel(key);
    for (const call of [uploads.query(key), uploads.finalize(key), uploads.cancel(key)]) {
      await expect(call).rejects.toEqual(code('not_found'));
    }
    expect(await files.partialFiles()).toEqual([]);
  });

  it('cannot be cancelled once it is finished', async () => {
    const key = await uploads.start({ ...text, id: 'done' });
    await uploads.append(key, 0, inPieces(bytes));
    await uploads.finalize(key);
    await expect(uploads.cancel(key)).rejects.toEqual(code('failed_precondition'));
    expect((await contentOf('done')).equals(bytes)).toBe(true);
  });

  it('keeps its key out of the data folder', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes));
    await files.restart(async () => {
      expect((await readFile(join(files.dataDir, 'drishti.db'))).includes(key)).toBe(false);
    });
    expect((await files.partialFiles()).join()).not.toContain(key);
  });

  it('is not found under a key that was never given out', async () => {
    for (const key of ['', 'x', 'ä'.repeat(1000)]) {
      await expect(uploads.append(key, 0, inPieces(bytes))).rejects.toEqual(code('not_found'));
      await expect(uploads.finalize(key)).rejects.toEqual(code('not_found'));
    }
  });
});

describe('a broken chunk', () => {
  it('keeps what arrived, and a repeat adds the rest', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes.subarray(0, 200_000)));
    const chunk = bytes.subarray(200_000);
    await expect(uploads.append(key, 200_000, broken(chunk.subarray(0, 123_456)))).rejects.toThrow('broke');
    expect(await uploads.query(key)).toMatchObject({ receivedBytes: 323_456 });
    await expect(uploads.append(key, 200_000, broken(chunk.subarray(0, 100_000)))).rejects.toThrow('broke');
    expect(await uploads.query(key)).toMatchObject({ receivedBytes: 323_456 });
    expect(await uploads.append(key, 200_000, inPieces(chunk))).toMatchObject({ receivedBytes: 1_000_000 });
    expect((await uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });

  it('can be gone on with at what is stored', async () => {
    const key = await uploads.start(text);
    await expect(uploads.append(key, 0, broken(bytes.subarray(0, 1)))).rejects.toThrow('broke');
    await uploads.append(key, 1, inPieces(bytes.subarray(1)));
    expect((await uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });

  it('goes on after a restart', async () => {
    const key = await uploads.start(text);
    await expect(uploads.append(key, 0, broken(bytes.subarray(0, 600_001)))).rejects.toThrow('broke');
    await files.restart();
    expect(await files.service.uploads.query(key)).toMatchObject({ receivedBytes: 600_001 });
    await files.service.uploads.append(key, 0, inPieces(bytes));
    expect((await files.service.uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });

  it('does not change which chunk was the last when nothing arrived', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes.subarray(0, 300_000)));
    await expect(uploads.append(key, 300_000, broken(Buffer.alloc(0)))).rejects.toThrow('broke');
    expect(await uploads.append(key, 0, inPieces(bytes.subarray(0, 300_000)))).toMatchObject({
      receivedBytes: 300_000,
    });
  });
});

describe('a chunk with more bytes than announced', () => {
  const short = { ...text, sizeBytes: 500_000 };
  const right = bytes.subarray(0, 500_000);
  const wrong = Buffer.from(right.map((byte) => ~byte));

  async function refuseAt(offset: number, excess = 1): Promise<void> {
    const chunk = Buffer.concat([wrong.subarray(offset), Buffer.alloc(excess)]);
    await expect(uploads.append(key, offset, inPieces(chunk, 77_777))).rejects.toEqual(refusal(/more bytes/));
    expect(await uploads.query(key)).toMatchObject({ receivedBytes: offset });
    await expect(uploads.finalize(key)).rejects.toEqual(refusal(/of the announced 500000 bytes/));
  }
  async function finishFrom(offset: number): Promise<void> {
    await uploads.append(key, offset, inPieces(right.subarray(offset)));
    const { id, sha256: digest } = await uploads.finalize(key);
    expect(digest).toBe(sha256(right));
    expect((await contentOf(id)).equals(right)).toBe(true);
  }
  let key: string;
  beforeEach(async () => {
    key = await uploads.start(short);
  });

  it.each([1, 600_000])('leaves nothing, %i too many', async (excess) => {
    await refuseAt(0, excess);
    await refuseAt(0, excess);
    await finishFrom(0);
  });

  it('leaves what the chunks before it brought', async () => {
    await uploads.append(key, 0, inPieces(right.subarray(0, 300_000)));
    await refuseAt(300_000);
    await finishFrom(300_000);
  });

  it('leaves nothing of its first try either, which broke off', async () => {
    await uploads.append(key, 0, inPieces(right.subarray(0, 100_000)));
    await expect(uploads.append(key, 100_000, broken(wrong.subarray(100_000)))).rejects.toThrow('broke');
    await refuseAt(100_000);
    await finishFrom(100_000);
  });

  it('leaves nothing of a first try from before a restart', async () => {
    await uploads.append(key, 0, inPieces(right.subarray(0, 100_000)));
    await expect(uploads.append(key, 100_000, broken(wrong.subarray(100_000)))).rejects.toThrow('broke');
    await files.restart();
    uploads = files.service.uploads;
    await refuseAt(100_000);
    await files.restart();
    uploads = files.service.uploads;
    await finishFrom(100_000);
  });
});

describe('a long chunk', () => {
  it('is noted on its way, so that a kill does not cost all of it', async () => {
    const large = await TestFiles.open({ maxFileBytes: 50_000_000, maxFilesBytes: 50_000_000 });
    const content = randomBytes(20_000_000);
    const key = await large.service.uploads.start({ ...text, sizeBytes: content.length });
    async function* withoutEnd() {
      yield* inPieces(content, 65_536);
      await new Promise(() => {});
    }
    const dead = large.service.uploads.append(key, 0, withoutEnd()).catch(() => {});
    const noted = () => large.store.db.selectFrom('uploads').select('received_bytes').executeTakeFirst();
    while (Number((await noted())?.received_bytes) < 16 * 1024 * 1024) await new Promise(setImmediate);
    await large.close();
    await dead;
  });
});

describe('a chunk at an offset', () => {
  it.each([1, 99_999, 100_001, 1_000_000, -1, 0.5, Number.NaN])(
    'of %d is refused and told where to go on',
    async (offset) => {
      const key = await uploads.start(text);
      await uploads.append(key, 0, inPieces(bytes.subarray(0, 50_000)));
      await uploads.append(key, 50_000, inPieces(bytes.subarray(50_000, 100_000)));
      const refused = await uploads.append(key, offset, inPieces(bytes)).catch((error) => error);
      expect(refused).toEqual(refusal(/100000 bytes are stored/));
      expect(refused.cause).toBeInstanceOf(OffsetMismatch);
      expect(refused.cause.receivedBytes).toBe(100_000);
    },
  );

  it('before the last chunk is refused', async () => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes.subarray(0, 50_000)));
    await uploads.append(key, 50_000, inPieces(bytes.subarray(50_000, 100_000)));
    await expect(uploads.append(key, 0, inPieces(bytes))).rejects.toEqual(refusal(/^x-goog-upload-offset/));
  });
});

describe('a newer request', () => {
  it('ends a chunk that has stalled and adds what is missing of it', async () => {
    const key = await uploads.start(text);
    const dead = expect(uploads.append(key, 0, stalled(bytes.subarray(0, 400_000)))).rejects.toEqual(
      code('failed_precondition'),
    );
    await uploads.append(key, 0, inPieces(bytes));
    await dead;
    expect((await uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });

  it('of a burst is the one that counts', async () => {
    const key = await uploads.start(text);
    const dead = Array.from({ length: 5 }, () => uploads.append(key, 0, stalled(bytes.subarray(0, 9))));
    const outcomes = Promise.allSettled(dead);
    await uploads.append(key, 0, inPieces(bytes));
    expect((await outcomes).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect((await uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });

  it('that asks for the state ends it too, so that the answer stays true', async () => {
    const key = await uploads.start(text);
    const dead = expect(uploads.append(key, 0, stalled(bytes.subarray(0, 1234)))).rejects.toThrow('newer');
    // The stalled body has given its bytes once the event loop has turned.
    await new Promise(setImmediate);
    const { receivedBytes } = await uploads.query(key);
    await dead;
    expect(await uploads.append(key, receivedBytes, inPieces(bytes.subarray(receivedBytes)))).toMatchObject({
      receivedBytes: 1_000_000,
    });
  });

  it('that cancels ends it too', async () => {
    const key = await uploads.start(text);
    const dead = expect(uploads.append(key, 0, stalled(bytes))).rejects.toThrow('newer');
    await uploads.cancel(key);
    await dead;
    expect(await files.partialFiles()).toEqual([]);
  });

  it('that finalizes waits for the chunk', async () => {
    const key = await uploads.start(text);
    const chunk = uploads.append(key, 0, inPieces(bytes, 100));
    const [, file] = await Promise.all([chunk, uploads.finalize(key)]);
    expect(file.sha256).toBe(sha256(bytes));
  });
});

describe('closing', () => {
  it('ends chunks that are arriving and keeps what came', async () => {
    const key = await uploads.start(text);
    const dead = expect(uploads.append(key, 0, stalled(bytes.subarray(0, 1234)))).rejects.toEqual(
      code('service_unavailable'),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    await files.restart();
    await dead;
    expect(await files.service.uploads.query(key)).toMatchObject({ receivedBytes: 1234 });
  });
});

describe('bytes that are damaged while the server is stopped', () => {
  async function interrupted(): Promise<string> {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes.subarray(0, 600_000)));
    return key;
  }
  const partialPath = async () => join(files.dataDir, 'uploads', (await files.partialFiles())[0] as string);

  it('end the upload when some are missing', async () => {
    const key = await interrupted();
    await files.restart(async () => truncate(await partialPath(), 599_999));
    await expect(files.service.uploads.query(key)).rejects.toEqual(code('not_found'));
    expect(await files.partialFiles()).toEqual([]);
  });

  it('end the upload when they are others', async () => {
    const key = await interrupted();
    await files.restart(async () => writeFile(await partialPath(), Buffer.alloc(600_000)));
    const rest = inPieces(bytes.subarray(600_000));
    await expect(files.service.uploads.append(key, 600_000, rest)).rejects.toEqual(code('not_found'));
    expect(await files.partialFiles()).toEqual([]);
  });

  it('are cut off when there are more than are noted', async () => {
    const key = await interrupted();
    await files.restart(async () => writeFile(await partialPath(), Buffer.from('more'), { flag: 'a' }));
    expect((await stat(await partialPath())).size).toBe(600_000);
    await files.service.uploads.append(key, 600_000, inPieces(bytes.subarray(600_000)));
    expect((await files.service.uploads.finalize(key)).sha256).toBe(sha256(bytes));
  });
});

describe('a disk that fails', () => {
  /** Lets every write from a position on fail with an error code. */
  function failFrom(position: number, errorCode: string): void {
    const { partialFiles } = files.store;
    const open = partialFiles.openForWriting.bind(partialFiles);
    vi.spyOn(partialFiles, 'openForWriting').mockImplementation(async (name) => {
      const file = await open(name);
      const write = file.write.bind(file) as (...args: unknown[]) => Promise<unknown>;
      file.write = ((...args: unknown[]) => {
        if (Number(args[3]) >= position) throw Object.assign(new Error('failed'), { code: errorCode });
        return write(...args);
      }) as typeof file.write;
      return file;
    });
  }

  it.each([
    ['ENOSPC', code('quota_exceeded')],
    ['EIO', expect.objectContaining({ code: 'EIO' })],
  ])('with %s costs a chunk and not the upload', async (errorCode, refused) => {
    const key = await uploads.start(text);
    await uploads.append(key, 0, inPieces(bytes.subarray(0, 100_000)));
    failFrom(500_000, errorCode);
    await expect(uploads.append(key, 100_000, inPieces(bytes.subarray(100_000)))).rejects.toEqual(refused);
    vi.restoreAllMocks();
    expect(await uploads.query(key)).toMatchObject({ receivedBytes: 100_000 });
    await uploads.append(key, 100_000, inPieces(bytes.subarray(100_000)));
    expect((await uploads.finalize(key)).sha256).toBe(sha256(bytes));
    expect((await contentOf((await uploads.finalize(key)).id)).equals(bytes)).toBe(true);
  });
});
