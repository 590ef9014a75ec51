import { workerData } from 'node:worker_threads';

const checkMs = 1000;

setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
}, checkMs);
