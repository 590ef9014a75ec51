// A large upload through the file service, next to hashing and copying the same file with plain Node streams, in the
// same run: `npx tsx bench/largeUpload.ts [MiB=1024] [pairs=3]`.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openFileService } from '../src/files/fileService.js';
import { openStore } from '../src/store/store.js';
import { percentile, timed } from './statistics.js';

const mebibyte = 1024 * 1024;
const sizeBytes = Number(process.argv[2] ?? 1024) * mebibyte;
const pairs = Number(process.argv[3] ?? 3);
const chunkBytes = 8 * mebibyte;

const folder = mkdtempSync(join(tmpdir(), 'drishti-large-'));
const source = join(folder, 'source');
await writeSource();

const store = await openStore({ dataDir: folder });
const limits = { maxFileBytes: sizeBytes, maxFilesBytes: sizeBytes, lifetimeMs: 1e9, uploadIdleMs: 1e9 };
const service = await openFileService({ store, limits, imageLimits: { maxPixels: 1e6 } });

const samples: { plain: number; upload: number; grown: number }[] = [];
for (let pair = 0; pair < pairs; pair++) {
  const plain = await timed(hashAndCopy);
  const memory = watchMemory();
  const upload = await timed(uploadOnce);
  samples.push({ plain, upload, grown: memory.stop() });
}
await service.close();
await store.close();
rmSync(folder, { recursive: true });

for (const { plain, upload, grown } of samples) {
  const ratio = (upload / plain).toFixed(2);
  console.log(
    `plain ${plain.toFixed(0)} ms, upload ${upload.toFixed(0)} ms, ratio ${ratio}, memory +${grown} MiB`,
  );
}
const ratios = samples.map(({ plain, upload }) => upload / plain);
console.log(`median ratio ${percentile(ratios, 0.5).toFixed(2)}`);

async function writeSource(): Promise<void> {
  const block = randomBytes(chunkBytes);
  const file = await open(source, 'w');
  for (let at = 0; at < sizeBytes; at += chunkBytes) {
    block.writeUInt32LE(at / chunkBytes);
    await file.write(block, 0, Math.min(chunkBytes, sizeBytes - at));
  }
  await file.sync();
  await file.close();
}

/** Reads once, hashes and writes a copy, and waits for the disk as an upload does. */
async function hashAndCopy(): Promise<void> {
  const hash = createHash('sha256');
  const copy = join(folder, 'copy');
  async function* hashed(input: AsyncIterable<Buffer>) {
    for await (const bytes of input) {
      hash.update(bytes);
      yield bytes;
    }
  }
  await pipeline(createReadStream(source), hashed, createWriteStream(copy, { flush: true }));
  hash.digest('hex');
  rmSync(copy);
}

async function uploadOnce(): Promise<void> {
  const { uploads, files } = service;
  const key = await uploads.start({ sizeBytes, mimeType: 'application/octet-stream' });
  for (let offset = 0; offset < sizeBytes; offset += chunkBytes) {
    await uploads.append(
      key,
      offset,
      createReadStream(source, { start: offset, end: offset + chunkBytes - 1 }),
    );
  }
  await files.delete((await uploads.finalize(key)).id);
}

/** How far resident memory rises above where it is now, in MiB. */
function watchMemory(): { stop(): number } {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 20);
  return {
    stop() {
      look();
      clearInterval(timer);
      return Math.round((most - before) / mebibyte);
    },
  };
}
