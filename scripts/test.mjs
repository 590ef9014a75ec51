// `npm test`: install, build, a browser, then every check and every test. Arguments pass through to Vitest.
import { needChromium } from './chromium.mjs';
import { build, install, run } from './project.mjs';

install();
needChromium();
build();
run('npm', ['run', '--silent', 'lint']);
run('npx', ['--no-install', 'vitest', 'run', ...process.argv.slice(2)]);
