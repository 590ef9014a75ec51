import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

// In a process of its own: a priority once lowered cannot be raised again without privileges.
const script = `
  import { getPriority } from 'node:os';
  import { Worker } from 'node:worker_threads';
  import { lowerThreadPriority } from ${JSON.stringify(new URL('./lowerPriority.ts', import.meta.url).href)};
  const before = getPriority();
  lowerThreadPriority();
  const later = new Worker(
    'const { readlinkSync } = require("fs"); const id = Number(readlinkSync("/proc/thread-self").split("/").pop());' +
    'require("worker_threads").parentPort.postMessage(require("os").getPriority(id))', { eval: true, execArgv: [] });
  later.once('message', (inherited) => console.log(JSON.stringify([before, getPriority(), inherited])));
`;

describe.runIf(process.platform === 'linux')('lowerThreadPriority', () => {
  it('lowers the calling thread and the threads that it starts later', async () => {
    const args = ['--import', 'tsx', '--input-type', 'module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const [before, after, inherited] = JSON.parse(stdout) as [number, number, number];
    expect(after).toBe(Math.max(before, 10));
    expect(inherited).toBe(after);
  });
});
