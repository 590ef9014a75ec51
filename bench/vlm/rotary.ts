import type { Dimensions } from './dimensions.js';
import type { Graph } from './graph.js';
import { slice } from './layers.js';

/** The cosines and sines of all positions, [batch, 1, sequence, size of the rotated part]. */
export interface Rotation {
  readonly cosines: string;
  readonly sines: string;
}

/**
 * Multimodal rotary positions: each frequency turns with one of time, row and column, in turn (interleaved sections).
 * @param positions int64 [3, batch, sequence]
 */
export function rotationOf(graph: Graph, positions: string, { rotary }: Dimensions): Rotation {
  const half = rotary.size / 2;
  const frequencies = Array.from({ length: half }, (_, i) => rotary.base ** (-i / half));
  const shared = [0, 1, 2].flatMap((row) =>
    frequencies.map((f, i) => (rowOf(i, rotary.sections) === row ? f : 0)),
  );
  const place = graph.op('Unsqueeze', [graph.op('Cast', [positions], { to: 1 }), graph.integers([3])]);
  const angles = graph.op('Mul', [place, graph.floats(shared, [3, 1, 1, half])]);
  const summed = graph.op('ReduceSum', [angles, graph.integers([0])], { keepdims: 0 });
  const both = graph.op('Concat', [summed, summed], { axis: -1 });
  const perHead = graph.op('Unsqueeze', [both, graph.integers([1])]);
  return { cosines: graph.op('Cos', [perHead]), sines: graph.op('Sin', [perHead]) };
}

/** Rotates the first values of each head; `input` is [batch, heads, sequence, head size]. */
export function rotate(graph: Graph, input: string, { cosines, sines }: Rotation, size: number): string {
  const turned = slice(graph, input, 3, 0, size);
  const [first, second] = [slice(graph, turned, 3, 0, size / 2), slice(graph, turned, 3, size / 2)];
  const crossed = graph.op('Concat', [graph.op('Neg', [second]), first], { axis: 3 });
  const sum = graph.op('Add', [graph.op('Mul', [turned, cosines]), graph.op('Mul', [crossed, sines])]);
  return graph.op('Concat', [sum, slice(graph, input, 3, size)], { axis: 3 });
}

/** Row 1 has every third frequency from the second on and row 2 from the third on, up to three times its section. */
function rowOf(frequency: number, sections: readonly number[]): number {
  const row = frequency % 3;
  return frequency < 3 * sections[row]! ? row : 0;
}
