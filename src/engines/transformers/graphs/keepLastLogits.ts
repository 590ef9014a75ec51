import type { OnnxModel, OnnxNode } from './onnxModel.js';

/** Products with the table of the vocabulary; each has the states of the positions as its first input. */
const products = new Set([
  'MatMul',
  'MatMulNBits',
  'MatMulInteger',
  'MatMulIntegerToFloat',
  'DynamicQuantizeMatMul',
]);
/** What may stand between that product and the logits; none mixes positions. */
const elementwise = new Set(['Cast', 'Mul', 'Div', 'Add', 'Tanh', 'Identity']);
/** Nodes between the logits and the product at most. */
const depth = 6;
const input = 'num_logits_to_keep';

/**
 * Gives a decoder that computes the logits of every position the input `num_logits_to_keep` (0: all; n: of the last n),
 * as later exports have it: a prompt needs the last only, and each is a megabyte and a large product.
 * @returns why nothing was changed, or nothing
 */
export function keepLastLogits(model: OnnxModel): string | undefined {
  if (model.inputNames.includes(input)) return `has ${input} already`;
  const product = productOf(model, 'logits', depth);
  if (product === undefined) return 'no product with the vocabulary was found before the logits';
  const states = product.input![0]!;
  const kept = `${states}/last`;
  const [axis, end] = [`${kept}/axis`, `${kept}/end`];
  model.addIntegerInput(input);
  model.addIntegers(axis, [-2]);
  model.addIntegers(end, [2 ** 31 - 1]);
  model.addIntegers(`${kept}/flat`, [1]);
  const slice = [states, `${kept}/start`, end, axis];
  const nodes = [
    { opType: 'Neg', name: `${kept}/negative`, input: [input], output: [`${kept}/negative`] },
    reshaped(kept),
    { opType: 'Slice', name: kept, input: slice, output: [kept] },
  ];
  model.insert(nodes, product, 'before');
  product.input![0] = kept;
  model.freeSide('logits', 1, 'kept_length');
  return undefined;
}

function reshaped(kept: string): OnnxNode {
  const start = `${kept}/start`;
  return { opType: 'Reshape', name: start, input: [`${kept}/negative`, `${kept}/flat`], output: [start] };
}

function productOf(model: OnnxModel, name: string, left: number): OnnxNode | undefined {
  const node = model.producerOf(name);
  if (node === undefined || left === 0) return undefined;
  if (products.has(node.opType!)) return node;
  if (!elementwise.has(node.opType!)) return undefined;
  for (const from of node.input!) {
    const found = productOf(model, from, left - 1);
    if (found) return found;
  }
  return undefined;
}
