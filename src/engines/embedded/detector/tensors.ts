import { Tensor } from 'onnxruntime-node';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';

/** The network's inputs (see `importCenterNet`) for one picture that is to be resized to `input`. */
export function tensorsOf({ data, width, height }: RgbImage, input: Size) {
  const size = [1n, 3n, BigInt(input.height), BigInt(input.width)];
  return {
    image: new Tensor('uint8', data, [1, height, width, 3]),
    size: new Tensor('int64', size, [4]),
  };
}
