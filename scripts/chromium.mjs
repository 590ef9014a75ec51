// The browser that the tests of the playground run in.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium: of the environment variable CHROMIUM, else where it usually is; nothing when there is none. */
export function findChromium() {
  return [process.env['CHROMIUM'], ...usualPlaces].find((path) => path && existsSync(path));
}

/** Installs Debian's Chromium where there is none and that can be done; else says what to do, and ends the process. */
export function needChromium() {
  if (findChromium()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing Chromium for the tests of the playground (once)…');
    apt('update', '-q');
    apt('install', '-q', '-y', '--no-install-recommends', 'chromium');
    if (findChromium()) return;
  }
  console.error('The tests of the playground need Chromium. Install it, or name one in CHROMIUM.');
  process.exit(1);
}

function apt(...args) {
  spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
