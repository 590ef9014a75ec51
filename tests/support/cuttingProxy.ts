import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface CuttingProxy {
  readonly url: string;
  /** Streams that were cut after an event. */
  cuts(): number;
  close(): Promise<void>;
}

/** Readers lose what has not been read when a connection breaks; this is for them to take the event in. */
const readingMs = 20;

/**
 * A proxy in front of a server that passes one event of every stream on, whole, and then destroys the connection.
 * Other answers pass as they are.
 */
export async function cuttingProxy(target: string): Promise<CuttingProxy> {
  let cuts = 0;
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', headers, url = '/' } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (!answer.headers['content-type']?.startsWith('text/event-stream')) return void answer.pipe(outgoing);
      passOneEvent(answer, outgoing)
        .then((cut) => (cuts += Number(cut)))
        .catch(() => outgoing.destroy());
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whether there was one. */
async function passOneEvent(answer: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    text += chunk;
    const [event] = /^event: .*\n.*\n\n/m.exec(text) ?? [];
    if (event === undefined) continue;
    await new Promise((resolve) => outgoing.write(event, resolve));
    await sleep(readingMs);
    outgoing.destroy();
    return true;
  }
  outgoing.end();
  return false;
}
