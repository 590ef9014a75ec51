import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Variant } from '../bench/vlm/decoder.js';
import { tiny } from '../bench/vlm/dimensions.js';
import type { WeightType } from '../bench/vlm/linearMap.js';
import { graphPath, writeModelFolder } from '../bench/vlm/modelFolder.js';
import { likeness, sampleDecoder } from '../src/engines/transformers/graphs/decoderSample.js';
import { fixDecoder } from '../src/engines/transformers/graphs/fixDecoder.js';
import { fixedPath, preferFixed } from '../src/engines/transformers/graphs/fixedDecoder.js';
import { OnnxModel } from '../src/engines/transformers/graphs/onnxModel.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-graphs-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The decoder of a fresh model, changed as the test wants it. */
async function decoder(
  variant: Variant,
  type: WeightType,
  change: (model: OnnxModel) => void = () => {},
): Promise<string> {
  const own = await mkdtemp(join(folder, 'model-'));
  writeModelFolder(own, { dimensions: tiny, variant, type });
  const path = graphPath(own, 'decoder_model_merged', type);
  const model = new OnnxModel(await readFile(path));
  change(model);
  await writeFile(path, model.encode());
  return path;
}

/** Changes every node of a kind within the loops. */
function inLoops(opType: string, change: (node: OnnxModel['nodes'][number]) => void) {
  return (model: OnnxModel) => {
    const loops = model.nodes.filter((node) => node.opType === 'Scan');
    const nodes = loops.flatMap((loop) => loop.attribute!.find(({ g }) => g)!.g!.node!);
    nodes.filter((node) => node.opType === opType).forEach(change);
  };
}

async function operators(path: string): Promise<Set<string>> {
  return new Set(new OnnxModel(await readFile(path)).nodes.map(({ opType }) => opType!));
}

function largestDifference(left: readonly Float32Array[], right: readonly Float32Array[]): number {
  return Math.max(...left.map((values, i) => Math.max(...values.map((v, j) => Math.abs(v - right[i]![j]!)))));
}

describe('a decoder with loops and the logits of every position', () => {
  let path: string;
  let before: Buffer;
  beforeEach(async () => {
    path = await decoder('scan', 'fp32');
    before = await readFile(path);
  });

  it('gets a copy that says the same', async () => {
    expect(await fixDecoder(path)).toMatchObject({
      applied: ['last logits', 'linear attention'],
      skipped: {},
    });
    const [left, right] = [await sampleDecoder(path), await sampleDecoder(fixedPath(path))];
    expect(largestDifference(left, right)).toBeLessThan(1e-4);
  });

  it('is left as it is, and its copy is preferred', async () => {
    expect(await preferFixed(path)).toBe(path);
    await fixDecoder(path);
    expect(await readFile(path)).toEqual(before);
    expect(await preferFixed(path)).toBe(fixedPath(path));
  });

  it('has neither loops nor all logits in the copy', async () => {
    await fixDecoder(path);
    expect(await operators(path)).toContain('Scan');
    expect(await operators(fixedPath(path))).not.toContain('Scan');
    const session = await InferenceSession.create(fixedPath(path));
    expect(session.inputNames).toContain('num_logits_to_keep');
    await session.release();
  });

  it('is looked at once, until it is another', async () => {
    const first = await fixDecoder(path);
    await rm(fixedPath(path));
    expect(await fixDecoder(path)).toMatchObject(first);
    expect(await preferFixed(path)).toBe(path);
    await writeFile(path, await readFile(await decoder('fused', 'fp32')));
    expect(await preferFixed(path)).toBe(path);
    expect((await fixDecoder(path)).applied).toEqual([]);
  });
});

it.each(['q4', 'q8'] as const)(
  'fixes %s decoders too, as alike as their rounding lets them be',
  async (type) => {
    const path = await decoder('scan', type);
    expect((await fixDecoder(path)).applied).toEqual(['last logits', 'linear attention']);
    expect(likeness(await sampleDecoder(path), await sampleDecoder(fixedPath(path)))).toBeGreaterThan(0.999);
  },
);

it('leaves decoders alone that have nothing to be fixed, and says why', async () => {
  const path = await decoder('fused', 'fp32');
  expect(await fixDecoder(path)).toEqual({
    applied: [],
    skipped: { 'last logits': 'has num_logits_to_keep already', 'linear attention': 'has no loops' },
  });
  expect(await preferFixed(path)).toBe(path);
});

describe('loops that differ from the rule', () => {
  it.each([
    ['add what is held instead of taking it away', 'Sub', 'Add'],
    ['keep less of the state', 'Exp', 'Sigmoid'],
  ])('are left when they %s', async (_, from, to) => {
    const path = await decoder(
      'scan',
      'q4',
      inLoops(from, (node) => (node.opType = to)),
    );
    const { applied, skipped } = await fixDecoder(path);
    expect(applied).toEqual(['last logits']);
    expect(skipped['linear attention']).toBe('a loop computes something else than the gated delta rule');
  });

  it('are left when they do not tell their sizes', async () => {
    const path = await decoder('scan', 'fp32', (model) => {
      for (const node of model.nodes) {
        const body = node.attribute?.find(({ g }) => g)?.g;
        for (const value of body?.input ?? []) delete value.type!.tensorType!.shape;
      }
    });
    expect((await fixDecoder(path)).skipped['linear attention']).toBe('a loop does not tell its sizes');
  });
});

it('finds the rule however its inputs are ordered and its decay is given', async () => {
  const path = await decoder('scan', 'fp32', (model) => {
    for (const node of model.nodes.filter(({ opType }) => opType === 'Scan')) reorder(model, node);
  });
  const before = await sampleDecoder(path);
  expect((await fixDecoder(path)).applied).toContain('linear attention');
  expect(largestDifference(before, await sampleDecoder(fixedPath(path)))).toBeLessThan(1e-4);
});

/** Gives a loop its inputs the other way round, and the factor of the decay, computed before it. */
function reorder(model: OnnxModel, node: OnnxModel['nodes'][number]): void {
  const body = node.attribute!.find(({ g }) => g)!.g!;
  const factor = `${node.name}/factor`;
  const exponent = { opType: 'Exp', name: factor, input: [node.input![4]!], output: [factor] };
  model.insert([exponent], node, 'before');
  node.input![4] = factor;
  for (const inner of body.node!) if (inner.opType === 'Exp') inner.opType = 'Identity';
  node.input = [node.input![0]!, ...node.input!.slice(1).reverse()];
  body.input = [body.input![0]!, ...body.input!.slice(1).reverse()];
}

it('leaves logits alone that are made in another way', async () => {
  const path = await decoder('scan', 'fp32', (model) => {
    const last = model.producerOf('logits')!;
    model.insert([{ ...last, opType: 'Softmax', attribute: [] }], last, 'instead');
  });
  const { applied, skipped } = await fixDecoder(path);
  expect(applied).toEqual(['linear attention']);
  expect(skipped['last logits']).toBe('no product with the vocabulary was found before the logits');
});

it('refuses what is no model', async () => {
  const path = join(folder, 'broken.onnx');
  await writeFile(path, Buffer.from('not a model'));
  await expect(fixDecoder(path)).rejects.toThrow();
});
