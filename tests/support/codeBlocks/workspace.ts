import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { detectorFiles } from '../hubModels.js';
import { startScriptedServer } from '../scriptedServer/scriptedServer.js';
import { openHub } from './hub.js';
import { root } from './pages.js';
import { writePictures } from './pictures.js';

/** A folder as the reader of a page has one: pictures, the packages that samples import, `drishti` on the path. */
export interface Workspace {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** What a page says, with the addresses of the servers at hand. */
  addressed(code: string): string;
  close(): Promise<void>;
}

/**
 * Pages name the addresses that servers have unless told otherwise. They are rewritten and not taken, because somebody's
 * own servers may listen there while tests run.
 */
const ownAddress = /\b(127\.0\.0\.1|localhost):8787\b/g;

/** What vLLM listens on unless told otherwise. */
const modelServerAddress = /\b127\.0\.0\.1:8000\b/g;

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
  const [hub, modelServer] = await Promise.all([openHub(), startScriptedServer({ dialect: 'vllm' })]);
  await Promise.all([writePictures(folder), linkPackages(folder), writePrograms(folder), writeModel(folder)]);
  const { host } = new URL(url);
  return {
    folder,
    environment: environmentOf(folder, url, hub.url),
    addressed: (code) =>
      code.replaceAll(ownAddress, host).replaceAll(modelServerAddress, `127.0.0.1:${modelServer.port}`),
    async close() {
      await Promise.all([hub.close(), modelServer.close()]);
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
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${root}dist/program/drishti.js" "$@"\n`);
  await chmod(program, 0o755);
  await symlink(join(root, 'dist'), join(folder, 'dist'));
}

/** A detector in a folder of one's own. */
async function writeModel(folder: string): Promise<void> {
  for (const [path, bytes] of Object.entries(detectorFiles(20_000))) {
    const file = join(folder, 'my-detector', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

function environmentOf(folder: string, url: string, hubUrl: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(DRISHTI_|GOOGLE_|GEMINI_|PORT$|HOST$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
    PORT: '0',
    XDG_CACHE_HOME: join(folder, 'cache'),
    GOOGLE_GEMINI_BASE_URL: url,
    GEMINI_API_KEY: 'local',
    DRISHTI_HUB_URL: hubUrl,
  };
}
