import { fuseHardSwish } from './hardSwish.js';
import type { ImportContext } from './importContext.js';
import { OnnxGraph } from './onnxGraph.js';
import { operators } from './operators.js';
import type { TensorFlowGraph, TensorFlowNode } from './tensorFlowGraph.js';

const inputNode = 'tower_0/images';
const outputNodes = ['tower_0/keypoints', 'tower_0/wh'] as const;

/**
 * Rewrites the CenterNet graph ("Objects as Points", Zhou et al. 2019; MobileNetV3 trunk, COCO-80 head) as ONNX.
 *
 * Input `image`: uint8 [n, any, any, 3], RGB.
 * Input `size`: int64 [4], the values n, 3, height and width, both sides multiples of 32: what the image is resized
 * to first, by linear interpolation, which is good from about two thirds to any multiple of the image's own size.
 * Output `heatmap`: float [n, 80, height / 4, width / 4], probability of an object's centre in each cell.
 * Output `block_maxima`: float [n, 80, height / 32, width / 32], the heat map's largest value in 8 × 8 cells.
 * Output `distances`: float [n, 4, height / 4, width / 4], from the cell to the left, top, right and bottom edge
 * of its object, in pixels of the input.
 * @throws Error when the graph holds an operation that the importer does not know.
 */
export function importCenterNet(graph: TensorFlowGraph): Uint8Array {
  const onnx = new OnnxGraph();
  writeInput(onnx);
  const context: ImportContext = { onnx, weights: graph.weights, scales: new Map() };
  for (const node of nodesNeeded(fuseHardSwish(graph), outputNodes)) {
    const operator = operators[node.op];
    if (!operator) throw new Error(`${node.name}: unknown operation ${node.op}`);
    operator(node, context);
  }
  onnx.node('Identity', [outputNodes[0]], 'heatmap');
  onnx.node('MaxPool', ['heatmap'], 'block_maxima', { kernel_shape: [8, 8], strides: [8, 8] });
  onnx.node('Identity', [outputNodes[1]], 'distances');
  return onnx.encode('centernet', [image, size], [heatmap, blockMaxima, distances], 14);
}

function writeInput(onnx: OnnxGraph): void {
  const resize = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };
  onnx.node('Cast', ['image'], 'image_float', { to: 1 });
  onnx.node('Transpose', ['image_float'], 'image_planes', { perm: [0, 3, 1, 2] });
  onnx.node('Resize', ['image_planes', '', '', 'size'], inputNode, resize);
}

const image = { name: 'image', type: 'uint8', shape: ['n', 'image_height', 'image_width', 3] } as const;
const size = { name: 'size', type: 'int64', shape: [4] } as const;
const heatmap = { name: 'heatmap', type: 'float', shape: ['n', 80, 'rows', 'columns'] } as const;
const blockMaxima = {
  name: 'block_maxima',
  type: 'float',
  shape: ['n', 80, 'block_rows', 'block_columns'],
} as const;
const distances = { name: 'distances', type: 'float', shape: ['n', 4, 'rows', 'columns'] } as const;

/** The nodes that the outputs depend on, in the graph's own (topological) order. */
function nodesNeeded({ nodes, weights }: TensorFlowGraph, outputs: readonly string[]): TensorFlowNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const needed = new Set<TensorFlowNode>();
  const visit = (name: string) => {
    const node = byName.get(name);
    if (!node || needed.has(node) || weights.has(name) || name === inputNode) return;
    for (const input of node.input ?? []) visit(input);
    needed.add(node);
  };
  outputs.forEach(visit);
  return [...needed];
}
