import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { tiny } from '../bench/vlm/dimensions.js';
import { graphPath, writeModelFolder } from '../bench/vlm/modelFolder.js';
import { fixPulled } from '../src/cli/modelsFix.js';
import { fixedPath, preferFixed } from '../src/engines/transformers/graphs/fixedDecoder.js';
import type { InstalledModel } from '../src/models/installed.js';

let said: string[];
beforeEach(() => {
  said = [];
});

async function pulled(variant: 'scan' | 'fused'): Promise<InstalledModel> {
  const dataDir = await mkdtemp(join(tmpdir(), 'drishti-fix-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const folder = join(dataDir, 'tiny');
  await mkdir(folder);
  writeModelFolder(folder, { dimensions: tiny, variant, type: 'fp32' });
  return {
    id: 'tiny',
    kind: 'vision-language',
    modelType: 'qwen3_5',
    family: 'qwen3.5',
    folder,
    dtypes: { decoder_model_merged: 'fp32' },
    files: [],
    pulledAt: '2026-01-01T00:00:00Z',
    linked: false,
    bytes: 0,
  };
}

const decoderOf = ({ folder }: InstalledModel) => graphPath(folder, 'decoder_model_merged', 'fp32');
const fix = (model: InstalledModel) => fixPulled(dirname(model.folder), model, (line) => said.push(line));

it('makes a faster copy of a decoder that loops, which is then taken', async () => {
  const model = await pulled('scan');
  await fix(model);
  expect(said).toEqual(['tiny: a faster copy of its decoder was made (last logits, linear attention)']);
  expect(await preferFixed(decoderOf(model))).toBe(fixedPath(decoderOf(model)));
});

it('leaves one that is fast already, and says nothing', async () => {
  const model = await pulled('fused');
  await fix(model);
  expect(said).toEqual([]);
  expect(await preferFixed(decoderOf(model))).toBe(decoderOf(model));
});

it('leaves one that it cannot read, and says so', async () => {
  const model = await pulled('fused');
  await rm(decoderOf(model));
  await fix(model);
  expect(said).toEqual([expect.stringMatching(/^tiny: its decoder is used as it is: .*missing/)]);
});

it('has nothing to do with detectors', async () => {
  await fix({ ...(await pulled('scan')), kind: 'detector' });
  expect(said).toEqual([]);
});
