import { closeSync, openSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import onnxProto from 'onnx-proto';

const { EXTERNAL } = onnxProto.onnx.TensorProto.DataLocation;
const page = 4096;

/** The file beside an ONNX model that holds its large constants, each from the start of a page. */
export class WeightFile {
  readonly #path: string;
  readonly #handle: number;
  #size = 0;

  constructor(path: string) {
    this.#path = path;
    this.#handle = openSync(path, 'w');
  }

  /** Writes a constant at the end and returns what its tensor says of where it is. */
  append(bytes: Uint8Array): onnxProto.onnx.ITensorProto {
    const offset = Math.ceil(this.#size / page) * page;
    writeSync(this.#handle, bytes, 0, bytes.byteLength, offset);
    this.#size = offset + bytes.byteLength;
    const place = { location: basename(this.#path), offset, length: bytes.byteLength };
    return {
      dataLocation: EXTERNAL,
      externalData: Object.entries(place).map(([key, value]) => ({ key, value: String(value) })),
    };
  }

  close(): number {
    closeSync(this.#handle);
    return this.#size;
  }
}
