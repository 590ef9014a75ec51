import { InferenceSession } from 'onnxruntime-node';
import sharp from 'sharp';
import { planLooks } from '../src/engines/embedded/detector/looks.js';
import { ensureDetectorModel } from '../src/engines/embedded/detector/modelCache.js';
import { tensorsOf } from '../src/engines/embedded/detector/tensors.js';

type Inputs = ReturnType<typeof tensorsOf>;

/** The runtime alone on tensors made beforehand: what an answer at the default resolution cannot be faster than. */
export class BareSession {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async open(dataDir: string): Promise<BareSession> {
    // Threads that go on spinning after a run would slow down whatever is measured next.
    const extra = { session: { force_spinning_stop: '1' } };
    return new BareSession(await InferenceSession.create(await ensureDetectorModel(dataDir), { extra }));
  }

  /** The inputs of every pass that the server makes for this picture. */
  async prepare(jpeg: Buffer): Promise<Inputs[]> {
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    return planLooks(info, 'medium').map(({ input }) => tensorsOf({ ...info, data }, input));
  }

  async run(inputs: readonly Inputs[]): Promise<void> {
    for (const input of inputs) await this.#session.run(input);
  }
}
