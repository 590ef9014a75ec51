import { type DeltaRule, findDeltaRule } from './deltaRule.js';
import { linearAttention } from './linearAttention.js';
import type { OnnxModel, OnnxNode } from './onnxModel.js';
import { readScanLoop, type ScanInput, type ScanLoop } from './scanLoop.js';

/**
 * Replaces loops that go through the gated delta rule token by token with ONNX Runtime's operator for it, which reads a
 * prompt twice as fast. All loops of a model or none.
 * @returns why nothing was changed, or nothing
 */
export async function fuseLinearAttention(model: OnnxModel): Promise<string | undefined> {
  const found: { loop: ScanLoop; rule: DeltaRule }[] = [];
  for (const node of model.nodes.filter(({ opType }) => opType === 'Scan')) {
    const loop = readScanLoop(model, node);
    if (typeof loop === 'string') return loop;
    const rule = await findDeltaRule(model, loop);
    if (rule === undefined) return 'a loop computes something else than the gated delta rule';
    found.push({ loop, rule });
  }
  if (found.length === 0) return 'has no loops';
  model.useContrib();
  for (const { loop, rule } of found) replace(model, loop, rule);
  return undefined;
}

function replace(model: OnnxModel, loop: ScanLoop, rule: DeltaRule): void {
  const [next, read] = loop.node.output! as [string, string];
  const nodes: OnnxNode[] = [];
  const add = (opType: string, input: string[], output: string, attribute: OnnxNode['attribute'] = []) => {
    nodes.push({ opType, name: output, input, output: [output], attribute });
    return output;
  };
  const constant = (name: string, values: readonly number[]) => model.addIntegers(`${read}/${name}`, values);
  const turned = (name: string, axis: number, rank: number, output: string) =>
    axis === 0 ? add('Transpose', [name], output, [swapped(rank)]) : name;
  const packed = (part: string, { name, stepSides, axis }: ScanInput) => {
    const first = turned(name, axis, stepSides.length + 2, `${read}/${part}/turned`);
    const size = stepSides.reduce((product, side) => product * side, 1);
    return add('Reshape', [first, constant(`${part}/sides`, [0, 0, size])], `${read}/${part}`);
  };
  const decay = packed('decay', rule.decay);
  const logarithm = rule.decayIsFactor ? add('Log', [decay], `${read}/logarithm`) : decay;
  const vectors = [packed('query', rule.query), packed('key', rule.key), packed('value', rule.value)];
  const inputs = [...vectors, loop.state, logarithm, packed('step', rule.step)];
  nodes.push(linearAttention(inputs, [`${read}/packed`, next], loop.heads, rule.scale));
  const sides = constant('sides', [0, 0, ...loop.readSides]);
  const unpacked = loop.readAxis === 0 ? `${read}/unpacked` : read;
  add('Reshape', [`${read}/packed`, sides], unpacked);
  if (unpacked !== read) add('Transpose', [unpacked], read, [swapped(loop.readSides.length + 2)]);
  model.insert(nodes, loop.node, 'instead');
}

/** The attribute of a `Transpose` that swaps the first two axes. */
function swapped(rank: number) {
  const ints = Array.from({ length: rank }, (_, i) => (i < 2 ? 1 - i : i));
  return { name: 'perm', type: 7, ints };
}
