/** A constant of a graph, integers widened to floats; `data` is in row-major order. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Reorders the axes of a tensor of four: axis `i` of the result is axis `order[i]` of the input. */
export function permute({ shape, data }: Tensor, order: readonly number[]): Tensor {
  const strides = [shape[1]! * shape[2]! * shape[3]!, shape[2]! * shape[3]!, shape[3]!, 1];
  const [a, b, c, d] = order.map((axis) => shape[axis]!) as [number, number, number, number];
  const [sa, sb, sc, sd] = order.map((axis) => strides[axis]!) as [number, number, number, number];
  const result = new Float32Array(data.length);
  let at = 0;
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++)
      for (let k = 0; k < c; k++)
        for (let l = 0; l < d; l++) result[at++] = data[i * sa + j * sb + k * sc + l * sd]!;
  return { shape: [a, b, c, d], data: result };
}

/** The tensor with every element multiplied by `factor`. */
export function scaled(tensor: Tensor, factor: number): Tensor {
  return factor === 1 ? tensor : { shape: tensor.shape, data: tensor.data.map((value) => value * factor) };
}
