// `npm test`: install, build, then every check and every test. Arguments pass through to Vitest.
import { build, install, run } from './project.mjs';

install();
build();
run('npx', ['--no-install', 'biome', 'check', '.']);
run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.json']);
run('npx', ['--no-install', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src']);
run('npx', ['--no-install', 'vitest', 'run', ...process.argv.slice(2)]);
