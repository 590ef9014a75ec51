import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { planLooks } from '../src/engines/embedded/detector/looks.js';
import { ensureDetectorModel } from '../src/engines/embedded/detector/modelCache.js';

/** The runtime alone on tensors made beforehand: what an answer at the default resolution cannot be faster than. */
export class BareSession {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async open(dataDir: string): Promise<BareSession> {
    return new BareSession(await InferenceSession.create(await ensureDetectorModel(dataDir)));
  }

  /** The inputs of every pass that the server makes for this picture. */
  async prepare(jpeg: Buffer): Promise<Tensor[]> {
    const { width, height } = await sharp(jpeg).metadata();
    return Promise.all(
      planLooks({ width, height }, 'medium').map(async ({ input }) => {
        const data = await sharp(jpeg).resize(input.width, input.height, { fit: 'fill' }).raw().toBuffer();
        return new Tensor('uint8', data, [1, input.height, input.width, 3]);
      }),
    );
  }

  async run(inputs: readonly Tensor[]): Promise<void> {
    for (const image of inputs) await this.#session.run({ image });
  }
}
