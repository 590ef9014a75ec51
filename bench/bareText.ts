import { InferenceSession, Tensor } from 'onnxruntime-node';
import { mapInput } from '../src/engines/embedded/text/detection/mapInput.js';
import { modelPaths } from '../src/engines/embedded/text/modelPaths.js';
import { mapPixels, readingPixels } from '../src/engines/embedded/text/pixels.js';
import { batchWidth } from '../src/engines/embedded/text/readCrops.js';
import { batchByWidth } from '../src/engines/embedded/text/recognition/batches.js';
import { cropHeight, cropWidth } from '../src/engines/embedded/text/recognition/cropWidth.js';
import type { TextLine } from '../src/engines/embedded/text/textLine.js';
import type { DecodableImage } from '../src/images/image.js';

interface Run {
  readonly session: InferenceSession;
  readonly input: Tensor;
}

/** The networks alone on tensors made beforehand: what reading a page cannot be faster than. */
export class BareText {
  readonly #detector: InferenceSession;
  readonly #recogniser: InferenceSession;

  private constructor(detector: InferenceSession, recogniser: InferenceSession) {
    this.#detector = detector;
    this.#recogniser = recogniser;
  }

  static async open(): Promise<BareText> {
    const { detection, recognition } = modelPaths();
    return new BareText(await InferenceSession.create(detection), await InferenceSession.create(recognition));
  }

  /** One search for lines, and one reading of each line that was found. */
  async prepare(image: DecodableImage, lines: readonly TextLine[]): Promise<Run[]> {
    const map = await mapPixels(await readingPixels(image));
    const search = new Tensor('float32', mapInput(map), [1, 3, map.height, map.width]);
    const batches = batchByWidth(
      lines.map(({ quad }) => cropWidth(quad)),
      batchWidth,
    );
    const readings = batches.map(({ indices, width }) => blank(indices.length, width));
    return [
      { session: this.#detector, input: search },
      ...readings.map((input) => ({ session: this.#recogniser, input })),
    ];
  }

  async run(runs: readonly Run[]): Promise<void> {
    for (const { session, input } of runs) await session.run({ x: input });
  }
}

/** What is in a tensor does not change how long it takes. */
function blank(count: number, width: number): Tensor {
  return new Tensor('float32', new Float32Array(count * 3 * cropHeight * width), [
    count,
    3,
    cropHeight,
    width,
  ]);
}
