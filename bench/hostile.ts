// Memory of the built server before, during and after 1,000 hostile bodies: `npm run bench:hostile` (Linux).
import { setTimeout as sleep } from 'node:timers/promises';
import { hostileBodies } from '../tests/support/hostileBodies.js';
import { startProgram } from '../tests/support/program.js';
import { residentMemory } from './memory.js';

const program = await startProgram();
const memory = (field: 'VmRSS' | 'VmHWM') => residentMemory(program.child.pid, field);

async function attack(count: number): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  for await (const { body } of hostileBodies(count)) {
    const answer = await fetch(`${program.url}/v1beta/interactions`, { method: 'POST', body });
    await answer.arrayBuffer();
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  }
  return statuses;
}

const idle = memory('VmRSS');
const statuses = await attack(1000);
const peak = memory('VmHWM');
const rightAfter = memory('VmRSS');
await sleep(15_000);
console.log(`answers by status: ${JSON.stringify(Object.fromEntries(statuses))}`);
console.log(
  `resident memory, MiB: idle ${idle}, peak ${peak}, after ${rightAfter}, 15 s later ${memory('VmRSS')}`,
);
await attack(1000);
await sleep(15_000);
console.log(`and after another 1,000: ${memory('VmRSS')}`);
program.child.kill('SIGTERM');
await program.exited;
