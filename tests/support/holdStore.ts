import { openStore } from '../../src/store/store.js';

/** Opens the store in the folder that is named, says so, and keeps it until the process is ended. */
try {
  await openStore({ dataDir: process.argv[2] as string });
  process.stdout.write('open\n');
  setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write(`${(error as Error).name}: ${(error as Error).message}\n`);
}
