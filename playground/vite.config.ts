import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Leaves each asset compressed beside itself, so that the server need not do it for every visitor. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    // Not before: Vite still changes chunks when it generates them.
    writeBundle({ dir = '' }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        const path = join(dir, fileName);
        const source = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(source));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A data URI in the page would be one more thing that its policy has to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Above the largest chunk, the editor, which is loaded when it is opened.
    chunkSizeWarningLimit: 600,
  },
  // `npm run dev:playground` beside a running server.
  server: { proxy: { '^/(v1|v1beta|v1alpha|upload)/': 'http://127.0.0.1:8787' } },
});
