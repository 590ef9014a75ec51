import { readFileSync } from 'node:fs';

/** Resident memory of a process in MiB: now (`VmRSS`) or at its highest (`VmHWM`). Linux only. */
export function residentMemory(pid: number | undefined, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
}
