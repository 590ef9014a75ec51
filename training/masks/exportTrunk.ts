/**
 * Writes the kernels of the detector's trunk, stem to stride 16, for PyTorch:
 *   npx tsx training/masks/exportTrunk.ts FOLDER
 * leaves FOLDER/trunk.json (name, shape and offset of each constant) and FOLDER/trunk.bin (float32), and
 * FOLDER/reference.* with what the ONNX graph computes for a fixed picture, to check the PyTorch copy against.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import onnxProto from 'onnx-proto';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { importCenterNet } from '../../src/engines/embedded/detector/importer/importCenterNet.js';
import { readTensorFlowGraph } from '../../src/engines/embedded/detector/importer/tensorFlowGraph.js';
import { weightsPath } from '../../src/engines/embedded/detector/modelCache.js';

const { ModelProto } = onnxProto.onnx;
const last = 'tower_0/MobilenetV3/expanded_conv_11/add';
const side = 128;

const folder = process.argv[2]!;
mkdirSync(folder, { recursive: true });
const model = ModelProto.decode(importCenterNet(await readTensorFlowGraph(weightsPath())));
writeTrunk();
await writeReference();

function writeTrunk() {
  const constants = new Map(model.graph!.initializer!.map((tensor) => [tensor.name!, tensor]));
  const index: { name: string; shape: number[]; offset: number }[] = [];
  const parts: Uint8Array[] = [];
  let offset = 0;
  const add = (name: string, constant: string | undefined) => {
    const tensor = constants.get(constant ?? '');
    if (!tensor) return;
    index.push({ name, shape: tensor.dims!.map(Number), offset });
    parts.push(tensor.rawData!);
    offset += tensor.rawData!.byteLength / 4;
  };
  for (const node of model.graph!.node!) {
    const name = node.name!.replace('tower_0/MobilenetV3/', '');
    if (node.opType === 'Conv' && node.name!.includes('MobilenetV3')) {
      add(`${name}/kernel`, node.input![1]);
      add(`${name}/bias`, node.input![2]);
    }
    if (node.name!.endsWith('Conv/hard_swish/mul_1/settled')) add('stem/scale', node.input![1]);
    if (node.name === last) break;
  }
  writeFileSync(join(folder, 'trunk.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'trunk.bin'), Buffer.concat(parts));
}

/** The same deterministic picture that checkTrunk.py draws: three waves. */
async function writeReference() {
  const names = ['expanded_conv/add', 'expanded_conv_2/add', 'expanded_conv_5/add', 'expanded_conv_11/add'];
  const outputs = names.map((name) => `tower_0/MobilenetV3/${name}`);
  model.graph!.output!.push(...outputs.map((name) => ({ name })));
  const session = await InferenceSession.create(ModelProto.encode(model).finish());
  const data = Uint8Array.from({ length: side * side * 3 }, (_, i) => {
    const [x, y, channel] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side), i % 3];
    return 127 + Math.round(100 * Math.sin(x / (3 + channel) + y / 7));
  });
  const results = await session.run({
    image: new Tensor('uint8', data, [1, side, side, 3]),
    size: new Tensor('int64', [1n, 3n, BigInt(side), BigInt(side)], [4]),
  });
  writeFileSync(join(folder, 'reference.picture.bin'), data);
  outputs.forEach((name, i) => {
    writeFileSync(
      join(folder, `reference.${i}.bin`),
      Buffer.from((results[name]!.data as Float32Array).buffer),
    );
  });
}
