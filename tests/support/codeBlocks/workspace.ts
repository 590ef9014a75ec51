import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HubMirror, hubMirror } from '../hubMirror.js';
import { detectorFiles } from '../hubModels.js';
import { root } from './pages.js';
import { writePictures } from './pictures.js';

/** A folder as the reader of a page has one: pictures, the packages that samples import, `drishti` on the path. */
export interface Workspace {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** What a page says, with the address of the server at hand. */
  addressed(code: string): string;
  close(): Promise<void>;
}

/**
 * Pages name the address that a server has unless told otherwise. It is rewritten and not taken, because somebody's own
 * server may listen there while tests run.
 */
const shownAddress = /\b(127\.0\.0\.1|localhost):8787\b/g;

/** Packages that samples import, by where they are here. */
const packages = {
  '@google/genai': 'node_modules/genai-v3',
  '@ai-sdk/google': 'node_modules/@ai-sdk/google',
  '@langchain/core': 'node_modules/@langchain/core',
  '@langchain/google-genai': 'node_modules/@langchain/google-genai',
  ai: 'node_modules/ai',
  sharp: 'node_modules/sharp',
  tsx: 'node_modules/tsx',
  zod: 'node_modules/zod',
  drishti: '.',
};

/** A workspace for the server at `url`. */
export async function openWorkspace(url: string): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'drishti-pages-'));
  const hub = await hubMirror(detectorFiles(20_000), 'onnx-community/dfine_n_coco-ONNX');
  await Promise.all([writePictures(folder), linkPackages(folder), writePrograms(folder)]);
  const { host } = new URL(url);
  return {
    folder,
    environment: environmentOf(folder, url, hub),
    addressed: (code) => code.replaceAll(shownAddress, host),
    async close() {
      await hub.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function linkPackages(folder: string): Promise<void> {
  for (const [name, place] of Object.entries(packages)) {
    const link = join(folder, 'node_modules', name);
    await mkdir(join(link, '..'), { recursive: true });
    await symlink(join(root, place), link);
  }
}

/** `drishti` as npm would install it, and `dist` as a checkout has it. */
async function writePrograms(folder: string): Promise<void> {
  const program = join(folder, 'bin', 'drishti');
  await mkdir(join(folder, 'bin'));
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${root}dist/cli/main.js" "$@"\n`);
  await chmod(program, 0o755);
  await symlink(join(root, 'dist'), join(folder, 'dist'));
}

function environmentOf(folder: string, url: string, hub: HubMirror): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(DRISHTI_|GOOGLE_|GEMINI_|PORT$|HOST$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
    PORT: '0',
    GOOGLE_GEMINI_BASE_URL: url,
    GEMINI_API_KEY: 'local',
    DRISHTI_DATA_DIR: join(folder, 'data'),
    DRISHTI_HUB_URL: hub.url,
  };
}
