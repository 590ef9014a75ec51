import { writeFileSync } from 'node:fs';
import { env } from '@huggingface/transformers';
import type { FromChild, ToChild } from '../process/protocol.js';
import { collectRarely } from './collectRarely.js';
import { ModelServer } from './modelServer.js';
import { watchParent } from './watchParent.js';

// Runs one model for the server that forked this process: here a run that lasts seconds blocks nobody, and whoever ends
// it in the middle of one ends nothing else.
offerToKiller();
watchParent();
collectRarely();
env.allowRemoteModels = false;

const server = new ModelServer((message: FromChild) => void process.send?.(message));
process.on('message', (message: ToChild) => server.receive(message));
process.on('disconnect', () => process.exit(0));
// Those that a terminal or a service manager sends to all are the server's to follow.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

/** When memory runs out, Linux is to end this process and not the server. */
function offerToKiller(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '800');
  } catch {
    // Another system, or a container that forbids it.
  }
}
