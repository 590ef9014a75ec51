// `npm test`: install, build, then every check and every test. Arguments pass through to Vitest.
import { build, install, run } from './project.mjs';

install();
build();
run('npm', ['run', '--silent', 'lint']);
run('npx', ['--no-install', 'vitest', 'run', ...process.argv.slice(2)]);
