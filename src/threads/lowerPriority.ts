import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';

/**
 * Lets the event loop win over inference: lowers the priority of the calling thread and of the threads that it
 * creates from now on. Linux schedules threads one by one and lets a thread id stand where a process id is asked
 * for; elsewhere there is no such call and nothing happens.
 */
export function lowerThreadPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    const threadId = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(threadId, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A container may forbid it or hide /proc: inference then competes on equal terms.
  }
}
