import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { weightsPath } from '../src/engines/embedded/detector/modelCache.js';

const require = createRequire(import.meta.url);

/** The little of `@vladmandic/human` that is used here; its own types need a browser's. */
interface HumanLibrary {
  load(): Promise<void>;
  detect(input: unknown): Promise<{ object: unknown[] }>;
  tf: {
    getBackend(): string;
    tensor4d(values: Float32Array, shape: number[]): unknown;
    dispose(tensor: unknown): void;
  };
}

/** `@vladmandic/human`'s own object detection (the same weights) on its WebAssembly back end. */
export class Human {
  readonly #library: HumanLibrary;

  private constructor(library: HumanLibrary) {
    this.#library = library;
  }

  static async open(): Promise<Human> {
    const models = await serveFolder(dirname(weightsPath()));
    const { port } = models.address() as AddressInfo;
    const library = createLibrary(`http://127.0.0.1:${port}/`);
    await library.load();
    models.close();
    models.closeAllConnections();
    if (library.tf.getBackend() !== 'wasm') throw new Error('human did not start its WebAssembly back end');
    return new Human(library);
  }

  /** Decoded pixels as the tensor that the library takes. */
  async prepare(jpeg: Buffer): Promise<unknown> {
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    return this.#library.tf.tensor4d(Float32Array.from(data), [1, info.height, info.width, 3]);
  }

  /** @returns how many objects it found */
  async run(image: unknown): Promise<number> {
    return (await this.#library.detect(image)).object.length;
  }
}

/** Only the object detector is on, and it looks at every picture anew. */
function createLibrary(modelBasePath: string): HumanLibrary {
  const library = join(dirname(weightsPath()), '..', 'dist', 'human.node-wasm.js');
  const wasm = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));
  const off = { enabled: false };
  const { Human: Library } = require(library) as { Human: new (config: object) => HumanLibrary };
  return new Library({
    backend: 'wasm',
    wasmPath: `${wasm}/`,
    modelBasePath,
    debug: false,
    cacheSensitivity: 0,
    ...{ filter: off, face: off, body: off, hand: off, gesture: off, segmentation: off },
    object: { enabled: true, maxDetected: 100, minConfidence: 0.02, skipFrames: 0, skipTime: 0 },
  });
}

/** Node's fetch, which the library loads its models with, does not read files. */
async function serveFolder(folder: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    response.end(await readFile(join(folder, basename(request.url ?? ''))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
