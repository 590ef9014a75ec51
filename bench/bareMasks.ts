import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { maskModelPath } from '../src/engines/embedded/masks/maskWorkers.js';

/** The mask network alone on tensors made beforehand, one thread: a function that runs it for so many objects. */
export async function openBareMasks(): Promise<(count: number) => Promise<unknown>> {
  const extra = { session: { disable_quant_qdq: '1' } };
  const session = await InferenceSession.create(readFileSync(maskModelPath), { intraOpNumThreads: 1, extra });
  const inputs = new Map<number, ReturnType<typeof inputsOf>>();
  return async (count) => {
    if (count === 0) return;
    const prepared = inputs.get(count) ?? inputsOf(count);
    inputs.set(count, prepared);
    await session.run(prepared);
  };
}

/** What is in a crop does not change how long it takes, as long as it is no blank. */
function inputsOf(count: number) {
  const crop = Float32Array.from({ length: count * 128 * 128 * 3 }, (_, i) => (i * 7919) % 256);
  const box = Float32Array.from({ length: count * 4 }, (_, i) => (i % 4 < 2 ? 1 / 6 : 5 / 6));
  return {
    crop: new Tensor('float32', crop, [count, 128, 128, 3]),
    box: new Tensor('float32', box, [count, 4]),
  };
}
