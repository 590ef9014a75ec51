import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Another reader of text: a picture's file in, its text out. */
export interface TextPeer {
  readonly name: string;
  read(file: string): Promise<string>;
  close(): Promise<void>;
}

const folder = fileURLToPath(new URL('./peers/', import.meta.url));

/** Installs the peers beside the program, as their lock file says, and starts them offline. */
export async function openTextPeers(): Promise<TextPeer[]> {
  execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'ignore',
  });
  return [await openTesseract(), await openGutenye()];
}

/** What is used of `tesseract.js`. */
interface TesseractModule {
  createWorker(language: string, engine: number, options: object): Promise<TesseractWorker>;
}

interface TesseractWorker {
  recognize(file: string): Promise<{ data: { text: string } }>;
  terminate(): Promise<unknown>;
}

async function openTesseract(): Promise<TextPeer> {
  const require = createRequire(join(folder, 'package.json'));
  const { createWorker } = require('tesseract.js') as TesseractModule;
  const langPath = join(dirname(require.resolve('@tesseract.js-data/eng')), '4.0.0');
  const worker = await createWorker('eng', 1, { langPath, gzip: true, cacheMethod: 'none' });
  const read = async (file: string) => (await worker.recognize(file)).data.text;
  return { name: 'tesseract.js', read, close: async () => void (await worker.terminate()) };
}

/** What is used of `@gutenye/ocr-node`. */
interface GutenyeModule {
  readonly default: { create(): Promise<GutenyeReader> };
}

interface GutenyeReader {
  detect(file: string): Promise<{ text: string }[]>;
}

async function openGutenye(): Promise<TextPeer> {
  // It is written for `import` alone, which does not look into another folder for a package.
  const entry = pathToFileURL(join(folder, 'node_modules/@gutenye/ocr-node/build/index.js')).href;
  const { default: Ocr } = (await import(entry)) as GutenyeModule;
  const reader = await Ocr.create();
  const read = async (file: string) => (await reader.detect(file)).map(({ text }) => text).join('\n');
  return { name: '@gutenye/ocr-node', read, close: async () => {} };
}
