import { type Dtype, dtypeSuffixes } from '../engines/transformers/folder/graphFile.js';

export type { Dtype };

/** Precisions of weights; the names are those of transformers.js 4. */
export const dtypes = Object.keys(dtypeSuffixes) as readonly Dtype[];

export function isDtype(word: string): word is Dtype {
  return Object.hasOwn(dtypeSuffixes, word);
}

/** The graph of a part of a model at a precision, relative to the model's folder. */
export function graphFile(part: string, dtype: Dtype): string {
  return `onnx/${part}${dtypeSuffixes[dtype]}.onnx`;
}

/** Whether a file holds weights of a graph that were too large for it: `.onnx_data`, `.onnx_data_1` … */
export function isDataOf(file: string, graph: string): boolean {
  return file.startsWith(`${graph}_data`) && /^(_\d{1,4})?$/.test(file.slice(graph.length + '_data'.length));
}
