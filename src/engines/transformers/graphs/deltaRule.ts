import { InferenceSession, Tensor } from 'onnxruntime-node';
import { waves } from './decoderSample.js';
import { linearAttentionModel } from './linearAttention.js';
import type { OnnxModel } from './onnxModel.js';
import type { ScanInput, ScanLoop } from './scanLoop.js';

/** Which input of a loop has which part in the gated delta rule. */
export interface DeltaRule {
  readonly query: ScanInput;
  readonly key: ScanInput;
  readonly value: ScanInput;
  readonly decay: ScanInput;
  readonly step: ScanInput;
  /** Whether the loop takes the factor that the state keeps; otherwise it takes its logarithm. */
  readonly decayIsFactor: boolean;
  /** What the loop multiplies the results by. */
  readonly scale: number;
}

type Arrays = ReadonlyMap<ScanInput, Float32Array>;
interface Results {
  readonly read: Float32Array;
  readonly next: Float32Array;
}

/** Tokens of the experiment; the rule is the same at each. */
const length = 4;
/** Largest difference, of values about one, that two orders of adding up the same may have. */
const tolerance = 1e-4;

/**
 * Finds by experiment whether a loop computes the gated delta rule, and from which inputs: it runs the loop alone on made-up
 * numbers and looks for the assignment with which ONNX Runtime's operator gives the same state and the same results. How
 * the steps are written does not matter, therefore; that they were computed otherwise on other numbers is ruled out by
 * nothing, so that a whole decoder is compared afterwards.
 */
export async function findDeltaRule(model: OnnxModel, loop: ScanLoop): Promise<DeltaRule | undefined> {
  const arrays = madeUp(loop);
  const state = waves(loop.heads * loop.keySize * loop.valueSize, 9000);
  const expected = await runLoop(model, loop, arrays, state);
  const operator = await InferenceSession.create(linearAttentionModel(loop), { logSeverityLevel: 3 });
  try {
    for (const rule of assignments(loop)) {
      const scale = scaleBetween(await runOperator(operator, loop, rule, arrays, state), expected);
      if (scale !== undefined) return { ...rule, scale };
    }
    return undefined;
  } finally {
    await operator.release();
  }
}

/** Vectors of about length one; numbers between 0 and 1, which are good as factors, logarithms and step sizes. */
function madeUp({ vectors, numbers }: ScanLoop): Arrays {
  const count = ({ sides }: ScanInput) => sides.reduce((product, side) => product * side, length);
  const vector = (input: ScanInput, i: number) => {
    const size = input.sides.at(-1)!;
    return waves(count(input), i * 1000).map((value) => value / Math.sqrt(size / 2));
  };
  const number = (input: ScanInput, i: number) =>
    waves(count(input), 5000 + i * 1000).map((value) => 0.5 + 0.4 * value);
  return new Map([
    ...vectors.map((input, i) => [input, vector(input, i)] as const),
    ...numbers.map((input, i) => [input, number(input, i)] as const),
  ]);
}

function* assignments({
  vectors,
  numbers,
  keySize,
  valueSize,
}: ScanLoop): Generator<Omit<DeltaRule, 'scale'>> {
  const wide = (input: ScanInput) => input.sides[1];
  for (const query of vectors)
    for (const key of vectors)
      for (const value of vectors) {
        if (new Set([query, key, value]).size < 3) continue;
        if (wide(query) !== keySize || wide(key) !== keySize || wide(value) !== valueSize) continue;
        for (const decay of numbers)
          for (const decayIsFactor of [false, true]) {
            const step = numbers.find((input) => input !== decay)!;
            yield { query, key, value, decay, step, decayIsFactor };
          }
      }
}

async function runLoop(
  model: OnnxModel,
  loop: ScanLoop,
  arrays: Arrays,
  state: Float32Array,
): Promise<Results> {
  const session = await InferenceSession.create(aloneModel(model, loop), { logSeverityLevel: 3 });
  try {
    const feeds: Record<string, Tensor> = { [loop.state]: new Tensor('float32', state, stateSides(loop)) };
    for (const [input, data] of arrays) feeds[input.name] = new Tensor('float32', data, wholeSides(input));
    const outputs = await session.run(feeds);
    const [next, read] = loop.node.output!.map((name) => outputs[name]!.data as Float32Array);
    return { read: read!, next: next! };
  } finally {
    await session.release();
  }
}

async function runOperator(
  session: InferenceSession,
  loop: ScanLoop,
  rule: Omit<DeltaRule, 'scale'>,
  arrays: Arrays,
  state: Float32Array,
): Promise<Results> {
  // Time before the batch or after it is the same order of numbers for a batch of one.
  const packed = (input: ScanInput) => {
    const data = arrays.get(input)!;
    return new Tensor('float32', data, [1, length, data.length / length]);
  };
  const decay = arrays.get(rule.decay)!;
  const logarithms = rule.decayIsFactor ? decay.map(Math.log) : decay;
  const outputs = await session.run({
    query: packed(rule.query),
    key: packed(rule.key),
    value: packed(rule.value),
    state: new Tensor('float32', state, stateSides(loop)),
    decay: new Tensor('float32', logarithms, [1, length, loop.heads]),
    step: packed(rule.step),
  });
  return { read: outputs['read']!.data as Float32Array, next: outputs['next']!.data as Float32Array };
}

function stateSides({ heads, keySize, valueSize }: ScanLoop): number[] {
  return [1, heads, keySize, valueSize];
}

function wholeSides({ stepSides, axis }: ScanInput): number[] {
  return axis === 0 ? [length, 1, ...stepSides] : [1, length, ...stepSides];
}

function aloneModel(model: OnnxModel, { node, state, vectors, numbers, constants }: ScanLoop): Uint8Array {
  const inputs = [state, ...[...vectors, ...numbers].map(({ name }) => name)];
  return model.alone(node, inputs, node.output!, constants);
}

/** The factor that makes the results what is expected; nothing when no factor does, or the states differ. */
function scaleBetween(found: Results, expected: Results): number | undefined {
  if (!alike(found.next, expected.next, 1)) return undefined;
  let [product, squares] = [0, 0];
  for (let i = 0; i < found.read.length; i++) {
    product += found.read[i]! * expected.read[i]!;
    squares += found.read[i]! ** 2;
  }
  const scale = Math.fround(product / squares);
  return scale > 0 && alike(found.read, expected.read, scale) ? scale : undefined;
}

function alike(found: Float32Array, expected: Float32Array, scale: number): boolean {
  if (found.length !== expected.length) return false;
  return found.every((value, i) => Math.abs(value * scale - expected[i]!) <= tolerance * Math.max(1, scale));
}
