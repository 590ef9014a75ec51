import { Tensor } from 'onnxruntime-node';
import { floatsOfHalves, halvesOfFloats } from './half.js';

/** A tensor of floats or halves as floats. */
export function floatsOf(tensor: Tensor): Float32Array {
  if (tensor.data instanceof Float32Array) return tensor.data;
  if (tensor.type === 'float16') return floatsOfHalves(tensor.data as Uint16Array);
  throw new TypeError(`a tensor of ${tensor.type} where floats were expected`);
}

/** Floats as a tensor of the type that a graph takes. */
export function floatTensor(type: Tensor.Type, values: Float32Array, shape: readonly number[]): Tensor {
  if (type === 'float16') return new Tensor('float16', halvesOfFloats(values), shape);
  return new Tensor('float32', values, shape);
}

/** Numbers as a tensor of 64-bit integers. */
export function integerTensor(values: readonly number[], shape: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), shape);
}
