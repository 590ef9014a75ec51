/** Precisions of weights, and how the files of each end; the names are those of transformers.js 4. */
const suffixes = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
  q2: '_q2',
  q2f16: '_q2f16',
  q1: '_q1',
  q1f16: '_q1f16',
} as const;

export type Dtype = keyof typeof suffixes;

export const dtypes = Object.keys(suffixes) as readonly Dtype[];

export function isDtype(word: string): word is Dtype {
  return Object.hasOwn(suffixes, word);
}

/** The graph of a part of a model at a precision, relative to the model's folder. */
export function graphFile(part: string, dtype: Dtype): string {
  return `onnx/${part}${suffixes[dtype]}.onnx`;
}

/** Whether a file holds weights of a graph that were too large for it: `.onnx_data`, `.onnx_data_1` … */
export function isDataOf(file: string, graph: string): boolean {
  return file.startsWith(`${graph}_data`) && /^(_\d{1,4})?$/.test(file.slice(graph.length + '_data'.length));
}
