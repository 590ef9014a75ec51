import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { timed } from './statistics.js';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks `/healthz` every 10 ms for so many seconds; gives the times of the answers in milliseconds. */
export async function probeHealth(url: string, seconds: number): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(10))
    times.push(await timed(() => askHealth(url)));
  return times;
}

/** The same while eight requests are always running, sent from a thread of their own. */
export async function probeHealthUnderLoad(url: string, bodies: readonly string[], seconds: number) {
  const headers = { 'content-type': 'application/json' };
  const load = autocannon({
    url: `${url}/v1beta/interactions`,
    connections: 8,
    duration: seconds + 4,
    workers: 1,
    requests: bodies.map((body) => ({ method: 'POST' as const, headers, body })),
  });
  await sleep(2000);
  const times = await probeHealth(url, seconds);
  const { non2xx, errors, requests } = await load;
  return { times, perSecond: requests.average, refused: non2xx + errors };
}

function askHealth(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/healthz`, { agent }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`/healthz answered ${response.statusCode}`));
      });
    });
    request.once('error', reject);
  });
}
