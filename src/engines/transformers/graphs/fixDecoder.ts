import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { likeness, sampleDecoder } from './decoderSample.js';
import { type FixedDecoder, fixedPath, readRecord, writeRecord } from './fixedDecoder.js';
import { fuseLinearAttention } from './fuseLinearAttention.js';
import { keepLastLogits } from './keepLastLogits.js';
import { OnnxModel } from './onnxModel.js';

/** Changes a model, or says why it does not. */
type Fixer = (model: OnnxModel) => string | undefined | Promise<string | undefined>;

const fixers: Readonly<Record<string, Fixer>> = {
  'last logits': keepLastLogits,
  'linear attention': fuseLinearAttention,
};
/** A graph this large has its weights within, and would be held in memory several times; in bytes. */
const largest = 256 * 2 ** 20;
/** The least cosine between what a decoder says before and after it was changed. */
const leastLikeness = 0.999;

/**
 * Writes a faster copy of a decoder beside it, when its graph is of a form that is known: `….fixed.onnx`, which uses the
 * same weights, and `….fixed.json`, which says what was done, or why not. The decoder itself is left as it is. What the
 * copy says of a made-up prompt is compared with what the decoder says; a change that alters it is not kept. Takes
 * seconds, and the memory of the model twice; ONNX Runtime blocks the thread meanwhile.
 * @param path the decoder's `.onnx` file
 * @throws Error when it cannot be read or is no model
 */
export async function fixDecoder(path: string): Promise<FixedDecoder> {
  const known = await readRecord(path);
  if (known) return known;
  const { size } = await stat(path);
  const record = size > largest ? refused('the weights lie within the graph') : await tryFixers(path);
  await writeRecord(path, record);
  return record;
}

function refused(reason: string): FixedDecoder {
  return { applied: [], skipped: Object.fromEntries(Object.keys(fixers).map((name) => [name, reason])) };
}

async function tryFixers(path: string): Promise<FixedDecoder> {
  const [applied, skipped]: [string[], Record<string, string>] = [[], {}];
  let best = await readFile(path);
  let expected: Float32Array[] | undefined;
  for (const [name, fix] of Object.entries(fixers)) {
    const model = new OnnxModel(best);
    const reason = await fix(model);
    if (reason !== undefined) {
      skipped[name] = reason;
      continue;
    }
    expected ??= await sampleDecoder(path);
    const changed = Buffer.from(model.encode());
    const worse = await differs(path, changed, expected);
    if (worse) skipped[name] = worse;
    else {
      applied.push(name);
      best = changed;
    }
  }
  if (applied.length > 0) await writeFile(fixedPath(path), best);
  return { applied, skipped };
}

/** Why a copy may not be used; nothing when it says what the decoder says. */
async function differs(
  path: string,
  copy: Buffer,
  expected: readonly Float32Array[],
): Promise<string | undefined> {
  const file = fixedPath(path);
  await writeFile(file, copy);
  try {
    const alike = likeness(await sampleDecoder(file), expected);
    return alike >= leastLikeness ? undefined : `the copy says something else (cosine ${alike.toFixed(4)})`;
  } catch (error) {
    return `the copy cannot be run: ${(error as Error).message}`;
  } finally {
    await rm(file, { force: true });
  }
}
