import type { Graph } from './graph.js';
import type { RandomWeights } from './randomWeights.js';

/** How the weights of matrix products are stored: 4 bits in blocks of 32 (`MatMulNBits`), 8 bits a tensor, or floats. */
export type WeightType = 'q4' | 'q8' | 'fp32';

const block = 32;
/** Standard deviation of the integers −8…7, and of −128…127, all as likely. */
const deviation = { q4: Math.sqrt((16 ** 2 - 1) / 12), q8: Math.sqrt((256 ** 2 - 1) / 12) };

/** Products of activations with random weights that keep the size of what they are applied to. */
export class LinearMaps {
  readonly graph: Graph;
  readonly random: RandomWeights;
  readonly #type: WeightType;

  constructor(graph: Graph, random: RandomWeights, type: WeightType) {
    this.graph = graph;
    this.random = random;
    this.#type = type;
  }

  /** `input · W`, W of `from` × `to`, the results `gain` times as large as the input. */
  apply(input: string, from: number, to: number, gain = 1): string {
    if (this.#type === 'fp32') return this.#floats(input, from, to, gain / Math.sqrt(from));
    const scale = gain / Math.sqrt(from) / deviation[this.#type];
    return this.#type === 'q4'
      ? this.#fourBits(input, from, to, scale)
      : this.#eightBits(input, from, to, scale);
  }

  /** Rows of a random table of `rows` × `width`, chosen by an int64 tensor. */
  lookUp(indices: string, rows: number, width: number): string {
    if (this.#type === 'q4') return this.#fourBitRows(indices, rows, width);
    if (this.#type === 'fp32') return this.#floatRows(indices, rows, width);
    const table = this.graph.bytes(this.random.bytes(rows * width), [rows, width]);
    const picked = this.graph.op('Gather', [table, indices]);
    const scale = this.graph.floats([1 / deviation.q8], []);
    return this.graph.op('DequantizeLinear', [picked, scale, this.graph.bytes(Uint8Array.of(128), [])]);
  }

  #floats(input: string, from: number, to: number, deviation: number): string {
    const weights = this.graph.floats(this.random.floats(from * to, deviation), [from, to]);
    return this.graph.op('MatMul', [input, weights]);
  }

  #floatRows(indices: string, rows: number, width: number): string {
    return this.graph.op('Gather', [
      this.graph.floats(this.random.floats(rows * width, 1), [rows, width]),
      indices,
    ]);
  }

  #fourBits(input: string, from: number, to: number, scale: number): string {
    const blocks = Math.ceil(from / block);
    const weights = this.graph.bytes(this.random.bytes((to * blocks * block) / 2), [to, blocks, block / 2]);
    const scales = this.graph.floats(new Float32Array(to * blocks).fill(scale), [to * blocks]);
    const attributes = { K: from, N: to, bits: 4, block_size: block, accuracy_level: 4 };
    return this.graph.op('MatMulNBits', [input, weights, scales], attributes);
  }

  #fourBitRows(indices: string, rows: number, width: number): string {
    const table = this.graph.bytes(this.random.bytes((rows * width) / 2), [rows, width / 2]);
    const scales = new Float32Array((rows * width) / block).fill(1 / deviation.q4);
    const attributes = { gather_axis: 0, quantize_axis: 1, block_size: block, bits: 4 };
    const scale = this.graph.floats(scales, [rows, width / block]);
    return this.graph.op('GatherBlockQuantized', [table, indices, scale], attributes);
  }

  #eightBits(input: string, from: number, to: number, scale: number): string {
    const { graph } = this;
    const [integers, step, middle] = graph.many('DynamicQuantizeLinear', [input], 3);
    const weights = graph.bytes(this.random.bytes(from * to), [from, to]);
    const zero = graph.bytes(Uint8Array.of(128), []);
    const sums = graph.op('MatMulInteger', [integers!, weights, middle!, zero]);
    const factor = graph.op('Mul', [step!, graph.floats([scale], [])]);
    return graph.op('Mul', [graph.op('Cast', [sums], { to: 1 }), factor]);
  }
}
