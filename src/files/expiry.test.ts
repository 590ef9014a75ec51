import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { inPieces, stalled, TestFiles } from '../../tests/support/fileService.js';

const bytes = randomBytes(1000);
const text = { sizeBytes: 1000, mimeType: 'text/plain' };
const unknown = expect.objectContaining({ code: 'not_found' });

let files: TestFiles;
afterEach(() => files.close());

/** Limits so short that the sweep comes by every few milliseconds. */
const brief = { lifetimeMs: 4000, uploadIdleMs: 20 };

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(5);
}

describe('the sweep', () => {
  it('drops an upload that never got a byte', async () => {
    files = await TestFiles.open({ lifetimeMs: 100 });
    const key = await files.service.uploads.start(text);
    await files.service.uploads.append(key, 0, inPieces(Buffer.alloc(0)));
    expect(await files.partialFiles()).toHaveLength(1);
    files.now += 120_000;
    await until(async () => (await files.partialFiles()).length === 0);
    expect(await files.store.db.selectFrom('uploads').selectAll().execute()).toEqual([]);
  });

  it('removes expired files with their bytes and keeps the others', async () => {
    files = await TestFiles.open(brief);
    const old = await files.upload(bytes);
    files.now += 3999;
    const young = await files.upload(randomBytes(10));
    files.now += 1;
    await until(async () => (await files.blobs()).length === 1);
    expect(await files.blobs()).toEqual([young.sha256]);
    expect((await files.service.files.get(young.id)).id).toBe(young.id);
    await expect(files.service.files.get(old.id)).rejects.toEqual(unknown);
  });

  it('leaves an expired file to who has it open', async () => {
    files = await TestFiles.open(brief);
    const { id, expires, sha256 } = await files.upload(bytes);
    const open = await files.service.files.open(id);
    files.now = expires.getTime();
    const rows = () => files.store.db.selectFrom('files').select('id').execute();
    await until(async () => (await rows()).length === 0);
    expect(await files.blobs()).toEqual([sha256]);
    open.release();
    await until(async () => (await files.blobs()).length === 0);
  });

  it('drops uploads that nothing arrives for', async () => {
    files = await TestFiles.open(brief);
    const key = await files.service.uploads.start(text);
    await files.service.uploads.append(key, 0, inPieces(bytes));
    files.now += 20;
    await expect(files.service.uploads.query(key)).rejects.toEqual(unknown);
    await until(async () => (await files.partialFiles()).length === 0);
  });

  it('spares an upload whose bytes are arriving slowly', async () => {
    files = await TestFiles.open(brief);
    const key = await files.service.uploads.start(text);
    let goOn = () => {};
    async function* slow() {
      yield bytes.subarray(0, 500);
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      yield bytes.subarray(500);
    }
    const chunk = files.service.uploads.append(key, 0, slow());
    await wait(20);
    files.now += 1000;
    await wait(50);
    goOn();
    expect(await chunk).toMatchObject({ receivedBytes: 1000 });
    expect((await files.service.uploads.finalize(key)).sizeBytes).toBe(1000);
  });

  it('is not held up by a body that has stalled', async () => {
    files = await TestFiles.open(brief);
    const { uploads } = files.service;
    const dead = uploads.append(await uploads.start(text), 0, stalled(bytes)).catch((error) => error);
    await uploads.append(await uploads.start(text), 0, inPieces(bytes));
    files.now += 20;
    await until(async () => (await files.partialFiles()).length === 1);
    await files.restart();
    expect(await dead).toMatchObject({ code: 'service_unavailable' });
  });

  it('remembers a finished upload for as long as a running one', async () => {
    files = await TestFiles.open(brief);
    const key = await files.service.uploads.start(text);
    await files.service.uploads.append(key, 0, inPieces(bytes));
    const file = await files.service.uploads.finalize(key);
    files.now += 19;
    expect(await files.service.uploads.finalize(key)).toEqual(file);
    files.now += 1;
    await expect(files.service.uploads.finalize(key)).rejects.toEqual(unknown);
    expect(await files.service.files.get(file.id)).toEqual(file);
  });
});

describe('the room for files', () => {
  const refused = expect.objectContaining({ code: 'quota_exceeded' });

  it('counts files and announced uploads, equal ones each', async () => {
    files = await TestFiles.open({ maxFilesBytes: 3000 });
    await files.upload(bytes);
    await files.upload(bytes);
    const key = await files.service.uploads.start({ ...text, sizeBytes: 999 });
    await expect(files.service.uploads.start({ ...text, sizeBytes: 2 })).rejects.toEqual(refused);
    await files.service.uploads.start({ ...text, sizeBytes: 1 });
    await files.service.uploads.cancel(key);
    await files.service.uploads.start({ ...text, sizeBytes: 999 });
  });

  it('is given back by deleting and by expiry', async () => {
    files = await TestFiles.open({ maxFilesBytes: 1000 });
    const { id } = await files.upload(bytes);
    await expect(files.upload(bytes)).rejects.toEqual(refused);
    await files.service.files.delete(id);
    const { expires } = await files.upload(bytes);
    files.now = expires.getTime();
    await files.upload(bytes);
  });

  it('goes to one of two that ask for the last of it at once', async () => {
    files = await TestFiles.open({ maxFilesBytes: 1500 });
    const { uploads } = files.service;
    const outcomes = await Promise.allSettled([uploads.start(text), uploads.start(text)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is not held by an idle upload', async () => {
    files = await TestFiles.open({ maxFilesBytes: 1000, uploadIdleMs: 1000 });
    const key = await files.service.uploads.start(text);
    const dead = files.service.uploads.append(key, 0, stalled(bytes)).catch((error) => error);
    await files.service.uploads.query(key);
    await dead;
    files.now += 1000;
    await files.upload(bytes);
  });

  it('is for two minutes without a byte', async () => {
    files = await TestFiles.open({ maxFilesBytes: 1500 });
    const { uploads } = files.service;
    const empty = await uploads.start(text);
    files.now += 119_999;
    await expect(uploads.start(text)).rejects.toEqual(refused);
    expect(await uploads.query(empty)).toMatchObject({ receivedBytes: 0 });
    files.now += 1;
    await expect(uploads.query(empty)).rejects.toEqual(unknown);
    const begun = await uploads.start(text);
    await uploads.append(begun, 0, inPieces(bytes.subarray(0, 1)));
    files.now += 120_000;
    await expect(uploads.start(text)).rejects.toEqual(refused);
    expect(await uploads.query(begun)).toMatchObject({ receivedBytes: 1 });
  });

  it('is kept by an upload whose first bytes come slowly', async () => {
    files = await TestFiles.open({ maxFilesBytes: 1500 });
    const { uploads } = files.service;
    async function* slow() {
      for (const byte of [...bytes].slice(0, 10)) {
        yield Uint8Array.of(byte);
        files.now += 30_000;
      }
      await new Promise(() => {});
    }
    const key = await uploads.start(text);
    const dead = uploads.append(key, 0, slow()).catch((error) => error);
    await until(async () => files.now >= Date.parse('2030-01-01T00:05:00Z'));
    await expect(uploads.start(text)).rejects.toEqual(refused);
    expect(await uploads.query(key)).toMatchObject({ receivedBytes: 10 });
    await dead;
  });

  it('is for 1000 uploads at a time', async () => {
    files = await TestFiles.open();
    const one = { ...text, sizeBytes: 1 };
    for (let count = 0; count < 1000; count++) await files.service.uploads.start(one);
    await expect(files.service.uploads.start(one)).rejects.toEqual(
      expect.objectContaining({ code: 'too_many_requests', message: expect.stringContaining('1000') }),
    );
    files.now += 120_000;
    await files.service.uploads.start(one);
  });
});
