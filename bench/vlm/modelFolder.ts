import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFiles } from './configFiles.js';
import { decoderGraph, type Variant } from './decoder.js';
import type { Dimensions } from './dimensions.js';
import { embedTokensGraph } from './embedTokens.js';
import type { Graph } from './graph.js';
import type { WeightType } from './linearMap.js';
import { RandomWeights } from './randomWeights.js';
import { visionEncoderGraph } from './visionEncoder.js';
import { WeightFile } from './weightFile.js';

export interface ModelFolder {
  readonly dimensions: Dimensions;
  readonly variant: Variant;
  readonly type: WeightType;
}

const suffixes = { q4: '_q4', q8: '_quantized', fp32: '' } as const;

/** Where a graph of the layout lies in a model's folder. */
export function graphPath(folder: string, name: string, type: WeightType): string {
  return join(folder, 'onnx', `${name}${suffixes[type]}.onnx`);
}

/** Writes a model with random weights in the layout of an export to ONNX for transformers.js. */
export function writeModelFolder(folder: string, { dimensions, variant, type }: ModelFolder): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const [name, content] of Object.entries(configFiles(dimensions))) {
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  const random = new RandomWeights(1);
  const write = (name: string, build: (file: WeightFile) => Graph) => {
    const path = graphPath(folder, name, type);
    const file = new WeightFile(`${path}_data`);
    writeFileSync(path, build(file).encode(name));
    file.close();
  };
  const fused = variant === 'fused';
  write('embed_tokens', (file) => embedTokensGraph(dimensions, type, random, file));
  write('vision_encoder', (file) => visionEncoderGraph(dimensions, fused, type, random, file));
  write('decoder_model_merged', (file) => decoderGraph(dimensions, variant, type, random, file));
}
