// The process that fuzzImages.ts watches: opens and decodes what it is sent, and says what became of it.
import type { DrishtiError } from '../src/errors.js';

/** A picture to open, sent by fuzzImages.ts. */
export interface FuzzTask {
  readonly bytes: Uint8Array;
  /** Whether to decode it in full, rather than to a working copy. */
  readonly whole: boolean;
}

/** What became of it: an answer, a proper refusal, or an error that nobody should see. */
export interface FuzzResult {
  readonly outcome: 'decoded' | 'refused' | 'wrong error';
  readonly text: string;
}

// The built modules: a decoder thread from source would first have to load a compiler.
const built = (path: string) => new URL(`../dist/images/${path}.js`, import.meta.url).href;
const { openImage }: typeof import('../src/images/decode.js') = await import(built('decode'));
const { encodedBytes }: typeof import('../src/images/encoded.js') = await import(built('encoded'));

async function open({ bytes, whole }: FuzzTask): Promise<FuzzResult> {
  try {
    const { width, height, decode } = await openImage(encodedBytes(bytes), { maxPixels: 50e6 }, 'image');
    const pixels = await decode(whole ? { width, height } : undefined);
    if (pixels.data.length !== pixels.width * pixels.height * 3) throw new Error('pixels are missing');
    return { outcome: 'decoded', text: `${width} × ${height}` };
  } catch (error) {
    const { name, code, message } = error as DrishtiError;
    const refused = name === 'DrishtiError' && code === 'invalid_request';
    return { outcome: refused ? 'refused' : 'wrong error', text: message };
  }
}

process.on('message', async (task: FuzzTask) => process.send!(await open(task)));
