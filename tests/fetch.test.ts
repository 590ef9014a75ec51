import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchRequest, refusal, testFetcher } from './support/fetching.js';
import { hostileHosts, hostileLocations, hostileNames, hostileUrls } from './support/hostileUrls.js';
import { loopbackAddresses } from './support/loopback.js';
import { type Answer, type RawServer, rawServer, redirectTo, response } from './support/rawServer.js';

const picture = 'any bytes: they are looked at later';
const sendPicture: Answer = (socket) => socket.end(response(picture, { 'content-type': 'image/png' }));

/** What may be said of a host that is not public; anything else, such as a failed connection, got too far. */
const guarded =
  /^input\[0\]\.uri: the picture( at \S+)? could not be fetched: its (host has no public address|host name is not valid|port is not (80|443)|URL (is not valid|is written in an unusual way|does not start with https:\/\/ or http:\/\/|holds a user name or password))( \(after a redirect\))?$/;

/** Listens on every loopback address of this machine, at one port. */
async function loopbackListeners(): Promise<RawServer[]> {
  const first = await rawServer(sendPicture);
  const others = loopbackAddresses.filter((host) => host !== '127.0.0.1');
  const { port } = first;
  return [first, ...(await Promise.all(others.map((host) => rawServer(sendPicture, { host, port }))))];
}

let victims: RawServer[];
beforeAll(async () => {
  victims = await loopbackListeners();
});
afterAll(() => Promise.all(victims.map((victim) => victim.close())));
beforeEach(() => {
  for (const victim of victims) victim.connections = 0;
});

const victimPort = () => (victims[0] as RawServer).port;
const visits = () => victims.reduce((sum, victim) => sum + victim.connections, 0);
const aimed = (text: string) => text.replaceAll('PORT', String(victimPort()));

/** Every name of the table, and every name that could be read into it, leads to loopback. */
const resolve = async (host: string) => hostileNames[host] ?? ['127.0.0.1'];

describe('no connection is made', () => {
  // An allowed range that none of them is in makes sure that the answer does not come from the list being empty.
  const fetchers = () => [
    testFetcher({ http: true, resolve }),
    testFetcher({ http: true, resolve, allow: ['10.99.0.0/16', 'fd99::/16'] }),
  ];

  async function expectRefused(url: string): Promise<void> {
    for (const fetcher of fetchers()) {
      expect(await refusal(fetcher.fetch(url, fetchRequest()))).toMatch(guarded);
    }
    expect(visits()).toBe(0);
  }

  it('by a table of different addresses', () => {
    const all = [...hostileHosts, ...Object.keys(hostileNames), ...hostileUrls, ...hostileLocations];
    expect(hostileHosts.length + Object.keys(hostileNames).length).toBeGreaterThan(120);
    expect(new Set(all).size).toBe(all.length - overlap());
  });

  it.each(hostileHosts)('to the address %s', async (host) => {
    for (const scheme of ['http', 'https']) {
      await expectRefused(`${scheme}://${host}:${victimPort()}/picture.png`);
      // At the scheme's own port only the address can be the reason.
      await expectRefused(`${scheme}://${host}/picture.png`);
    }
  });

  it.each(Object.keys(hostileNames))('to the name %s', async (host) => {
    await expectRefused(`http://${host}:${victimPort()}/picture.png`);
    await expectRefused(`https://${host}/picture.png`);
  });

  it.each(hostileUrls)('for the URL %j', async (url) => {
    await expectRefused(aimed(url));
  });

  it.each(hostileLocations)('after a redirect to %j', async (location) => {
    const back: RawServer = await rawServer((socket, head) =>
      redirectTo(aimed(location).replace('BACK', `pictures.example:${back.port}`))(socket, head),
    );
    const fetcher = testFetcher({ http: true, resolve, allow: [`pictures.example:${back.port}`] });
    const message = await refusal(
      fetcher.fetch(`http://pictures.example:${back.port}/`, fetchRequest()),
    ).finally(() => back.close());
    expect(message).toMatch(guarded);
    expect(message).toContain('after a redirect');
    expect(back.connections).toBe(1);
    expect(visits()).toBe(0);
  });
});

function overlap(): number {
  return hostileLocations.filter((location) => hostileUrls.includes(location)).length;
}

describe('the same listener is reached', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.0/8'],
    ['127.0.0.1', '0.0.0.0/0'],
    ['127.0.0.1', '127.0.0.1:PORT'],
    ['localhost', 'localhost'],
    ['localhost', 'LocalHost:PORT'],
    ['localhost', '127.0.0.1'],
    ['printer.local', '*.local'],
    ['intranet', '127.0.0.0/8'],
    ['127.0.0.1.nip.example', '*.example'],
    ['bücher.example', 'bücher.example'],
  ])('at %s when %s is allowed', async (host, allowed) => {
    const fetcher = testFetcher({ http: true, resolve: async () => ['127.0.0.1'], allow: [aimed(allowed)] });
    const bytes = await fetcher.fetch(aimed(`http://${host}:PORT/picture.png`), fetchRequest());
    expect(bytes.toString()).toBe(picture);
    expect(visits()).toBe(1);
  });

  it.each(['http://127.0.0.1:PORT/', '//127.0.0.1:PORT/', 'http://loopback.example:PORT/'])(
    'after a redirect to %s when 127.0.0.1 is allowed',
    async (location) => {
      const back = await rawServer((socket, head) => redirectTo(aimed(location))(socket, head));
      const fetcher = testFetcher({ http: true, resolve, allow: ['127.0.0.1'] });
      const bytes = await fetcher.fetch(`http://127.0.0.1:${back.port}/`, fetchRequest());
      await back.close();
      expect(bytes.toString()).toBe(picture);
      expect(visits()).toBe(1);
    },
  );

  it.each(loopbackAddresses)('at %s when all of loopback is allowed', async (address) => {
    const fetcher = testFetcher({ http: true, allow: ['127.0.0.0/8', '::1'] });
    const host = address.includes(':') ? `[${address}]` : address;
    const bytes = await fetcher.fetch(aimed(`http://${host}:PORT/picture.png`), fetchRequest());
    expect(bytes.toString()).toBe(picture);
    expect(visits()).toBe(1);
  });
});
