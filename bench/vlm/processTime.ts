import { readFileSync } from 'node:fs';

/** Clock ticks of a second in `/proc` (`CLK_TCK`), the same on all Linux systems that Node.js runs on. */
const ticks = 100;

/** Processor time of a process so far, all threads, in milliseconds. Linux only. */
export function processorTime(pid: number): number {
  // The name of the program may hold spaces; what follows it does not.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
}
