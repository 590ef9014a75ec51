// Adds to package-lock.json the builds for other platforms that the lock file names but does not list.
// Run it (`npm run lock`) after changing dependencies behind a registry that mirrors some platforms only: npm leaves
// out what it cannot see there, and `npm ci` then refuses the lock file everywhere.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const nested = `${path}/node_modules/${name}`;
    const hoisted = `node_modules/${name}`;
    if (nested in packages || hoisted in packages || !/^\d/.test(version)) continue;
    packages[hoisted] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
  }
}
const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);

/** Operating system, processor and C library as such packages carry them in their names: `cli-linux-x64-musl`. */
function platformOf(name) {
  const [, os, cpu, abi = ''] =
    /-(android|darwin|freebsd|linux|openbsd|openharmony|win32)-([a-z0-9]+)-?([a-z]*)$/.exec(name) ?? [];
  if (!os) throw new Error(`${name}: cannot tell the platform from the name`);
  const libc = os === 'linux' && { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] };
  return { cpu: [cpu], ...libc, os: [os] };
}
