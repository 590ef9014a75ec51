// Makes dist/program of what `tsc` compiled: the command in few files. Of some two thousand small ones, most of them of
// dependencies, it would spend the better part of a second with opening, resolving and linking before it does anything.
// The compiled files stay: threads and child processes start from them, and programs import the library from them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from './project.mjs';

const dist = join(root, 'dist');
const program = join(dist, 'program');

/** They find native code, WebAssembly, threads or data by where their own files lie. */
const staysOutside = [
  '@cwasm/nsbmp',
  '@huggingface/transformers',
  'libheif-js',
  'libsql',
  'onnx-proto',
  'onnxruntime-node',
  'pino',
  'piscina',
  'sharp',
  'wink-eng-lite-web-model',
  'zxing-wasm',
];

/** Our own files do so too: each is told where it was compiled to. */
const whereItWas = {
  name: 'where it was',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(dist)) return undefined;
      const text = await readFile(path, 'utf8');
      const there = JSON.stringify(relative(program, path).replaceAll('\\', '/'));
      return { contents: text.replaceAll('import.meta.url', `new URL(${there}, import.meta.url).href`) };
    });
  },
};

rmSync(program, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { drishti: 'dist/cli/main.js' },
  outdir: program,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: staysOutside,
  // Modules in CommonJS call it for Node's own.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);",
  },
  plugins: [whereItWas],
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(join(program, 'LICENSES.txt'), licensesOf(Object.keys(metafile.inputs)));

/** The licences of the packages that these files are of. */
function licensesOf(files) {
  const folders = files.map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  const packages = [...new Set(folders.filter((folder) => folder !== undefined))].sort();
  return packages
    .map((folder) => `${titleOf(folder)}\n\n${licenseIn(folder)}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function titleOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return `${name} ${version} (${license})`;
}

function licenseIn(folder) {
  const file = readdirSync(join(root, folder)).find((name) => /^licen[sc]e/i.test(basename(name)));
  return file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim();
}
