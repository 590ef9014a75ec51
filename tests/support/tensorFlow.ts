import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { ready, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';

/**
 * Runs a TensorFlow.js graph model in TensorFlow.js itself (WebAssembly back end) on one input of bytes.
 * @param modelPath the model's `.json`; its one `.bin` lies beside it
 * @returns the values of each named output, row-major in TensorFlow's own layout
 */
export async function runTensorFlow(
  modelPath: string,
  input: Uint8Array,
  shape: number[],
  outputs: string[],
): Promise<Float32Array[]> {
  await startWasm();
  const model = await readModel(modelPath);
  const results = model.execute(tensor(Float32Array.from(input), shape), outputs) as Tensor[];
  return Promise.all(results.map(async (result) => (await result.data()) as Float32Array));
}

async function startWasm(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(entry)}/`);
  await setBackend('wasm');
  await ready();
}

async function readModel(modelPath: string): Promise<GraphModel> {
  const { weightsManifest, ...model } = JSON.parse(await readFile(modelPath, 'utf8'));
  const [{ paths, weights }] = weightsManifest;
  const bytes = await readFile(join(dirname(modelPath), paths[0]));
  const weightData = new Uint8Array(bytes).buffer;
  return loadGraphModel({ load: async () => ({ ...model, weightSpecs: weights, weightData }) });
}
