import onnxProto from 'onnx-proto';
import { type OnnxModel, type OnnxNode, type OnnxTensor, sidesOf } from './onnxModel.js';

const { FLOAT } = onnxProto.onnx.TensorProto.DataType;

/** What goes into the loop step by step: its name outside, its sides at one step, and which axis outside is time. */
export interface ScanInput {
  readonly name: string;
  /** Without the batch. */
  readonly stepSides: readonly number[];
  /** The same without sides of one: the heads, and the size of a vector. */
  readonly sides: readonly number[];
  readonly axis: number;
}

/**
 * A `Scan` with the outward form of the gated delta rule: a state of heads × keys × values, at each step three vectors and
 * two numbers a head, and a vector a head that is read.
 */
export interface ScanLoop {
  readonly node: OnnxNode;
  readonly state: string;
  readonly heads: number;
  readonly keySize: number;
  readonly valueSize: number;
  readonly vectors: readonly ScanInput[];
  readonly numbers: readonly ScanInput[];
  /** Sides of what is read at a step, without the batch; and which axis of the whole is time. */
  readonly readSides: readonly number[];
  readonly readAxis: number;
  /** Constants of the model that the steps use. */
  readonly constants: readonly OnnxTensor[];
}

/** @returns the loop, or why the node is not of this form */
export function readScanLoop(model: OnnxModel, node: OnnxNode): ScanLoop | string {
  const body = attribute(node, 'body')?.g;
  const count = Number(attribute(node, 'num_scan_inputs')?.i ?? 0);
  if (!body || count !== 5 || node.input?.length !== 6 || node.output?.length !== 2)
    return 'a loop has other inputs';
  if (backwards(node)) return 'a loop runs backwards';
  if (body.input?.some((value) => value.type?.tensorType?.elemType !== FLOAT))
    return 'a loop is not in 32-bit floats';
  const [state, ...inputs] = body.input!.map(innerSides);
  if (state?.length !== 3 || inputs.some((side) => side === undefined))
    return 'a loop does not tell its sizes';
  const constants = outerConstants(model, body);
  if (constants === undefined) return 'a loop uses what is computed outside';
  const [heads, keySize, valueSize] = state as [number, number, number];
  const named = inputs.map((side, i) => ({
    name: node.input![i + 1]!,
    stepSides: side!,
    sides: side!.filter((length) => length !== 1),
    axis: axisOf(node, 'scan_input_axes', i),
  }));
  const vectors = named.filter((input) => input.sides.length === 2 && input.sides[0] === heads);
  const numbers = named.filter((input) => input.sides.length === 1 && input.sides[0] === heads);
  if (vectors.length !== 3 || numbers.length !== 2) return 'a loop has inputs of other sizes';
  const readSides = innerSides(body.output![1]!) ?? [heads, valueSize];
  const readAxis = axisOf(node, 'scan_output_axes', 0);
  const sizes = { heads, keySize, valueSize };
  return { node, state: node.input![0]!, ...sizes, vectors, numbers, readSides, readAxis, constants };
}

function attribute(node: OnnxNode, name: string) {
  return node.attribute?.find((candidate) => candidate.name === name);
}

function backwards(node: OnnxNode): boolean {
  const directions = ['scan_input_directions', 'scan_output_directions'];
  return directions.some((name) => attribute(node, name)?.ints?.some((direction) => Number(direction) !== 0));
}

function axisOf(node: OnnxNode, name: string, index: number): number {
  return Number(attribute(node, name)?.ints?.[index] ?? 0);
}

/** Sides after the batch; nothing when one of them is not told. */
function innerSides(value: onnxProto.onnx.IValueInfoProto): number[] | undefined {
  const sides = sidesOf(value)?.slice(1);
  return sides?.every((side) => side !== undefined) ? (sides as number[]) : undefined;
}

/** Constants of the model that a body refers to; nothing when it refers to anything else outside. */
function outerConstants(model: OnnxModel, body: onnxProto.onnx.IGraphProto): OnnxTensor[] | undefined {
  const inside = new Set(
    [...body.input!, ...(body.initializer ?? [])]
      .map(({ name }) => name!)
      .concat(body.node!.flatMap((n) => n.output!)),
  );
  const outside = new Set(body.node!.flatMap((n) => n.input!).filter((name) => name && !inside.has(name)));
  const constants = [...outside].map((name) => {
    const tensor = model.constantOf(name);
    return tensor && tensor.dataLocation !== 1 ? { ...tensor, name } : undefined;
  });
  return constants.every((tensor) => tensor !== undefined) ? constants : undefined;
}
