import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DrishtiError } from '../src/errors.js';
import type { FetchOptions } from '../src/images/fetch/guardedFetcher.js';
import type { FetchRequest } from '../src/images/fetch/imageFetcher.js';
import { fetchRequest, refusal, testFetcher } from './support/fetching.js';
import { loopbackAddresses } from './support/loopback.js';
import { type Answer, type RawServer, rawServer, redirectTo, response } from './support/rawServer.js';

const picture = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251));
const png = { 'content-type': 'image/png' };

let servers: RawServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

interface Scene {
  readonly server: RawServer;
  readonly url: string;
  fetch(request?: Partial<FetchRequest>, path?: string): Promise<Buffer>;
}

/** A picture server, allowed under the name pictures.example, and a fetcher for it. */
async function scene(answer: Answer, options: Partial<FetchOptions> = {}, secure = false): Promise<Scene> {
  const server = await rawServer(answer, { secure });
  servers.push(server);
  const fetcher = testFetcher({
    http: !secure,
    allow: ['pictures.example', 'other.invalid'],
    resolve: async () => ['127.0.0.1'],
    ...options,
  });
  const url = `${secure ? 'https' : 'http'}://pictures.example:${server.port}`;
  return {
    server,
    url,
    fetch: (request, path = '/a/b.png?c=d') => fetcher.fetch(`${url}${path}`, fetchRequest(request)),
  };
}

const send =
  (...parts: (Buffer | string)[]): Answer =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

describe('what is sent', () => {
  it('is one modest GET with nothing of the caller, over TLS to the right name', async () => {
    const { server, fetch } = await scene(send(response(picture, png)), {}, true);
    expect((await fetch()).equals(picture)).toBe(true);
    expect(server.heads).toEqual([
      [
        'GET /a/b.png?c=d HTTP/1.1',
        `host: pictures.example:${server.port}`,
        'connection: close',
        'accept: image/*',
        'accept-encoding: identity',
        'user-agent: Drishti/0 (image fetcher)',
        '',
        '',
      ].join('\r\n'),
    ]);
  });

  it('leaves the fragment out and escapes what HTTP cannot hold', async () => {
    const { server, fetch } = await scene(send(response(picture, png)));
    await fetch({}, '/a b/é"<>.png?q=ü#fragment');
    expect(server.heads[0]).toMatch(/^GET \/a%20b\/%C3%A9%22%3C%3E.png\?q=%C3%BC HTTP\/1.1\r\n/);
  });

  it('takes no proxy from the environment', async () => {
    const { server, fetch } = await scene(send(response(picture, png)));
    const proxy = await rawServer(send(response('from the proxy', png)));
    servers.push(proxy);
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']) {
      vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
    }
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    await fetch().finally(() => vi.unstubAllEnvs());
    expect([server.connections, proxy.connections]).toEqual([1, 0]);
  });

  it('uses a new connection each time and closes it, whatever the server would like', async () => {
    const { server, fetch } = await scene((socket) => {
      socket.write(response(picture, { ...png, connection: 'keep-alive', 'keep-alive': 'timeout=600' }));
    });
    for (let round = 0; round < 3; round++) await fetch();
    expect(server.connections).toBe(3);
    await expect.poll(() => server.open.size).toBe(0);
  });
});

describe('a picture arrives', () => {
  it.each<[string, Answer]>([
    ['with a length', send(response(picture, png))],
    ['without a content type', send(response(picture))],
    ['as bytes of an unknown kind', send(response(picture, { 'content-type': 'application/octet-stream' }))],
    ['with parameters of the type', send(response(picture, { 'content-type': 'Image/PNG; charset=utf-8' }))],
    ['when identity is named', send(response(picture, { ...png, 'content-encoding': 'identity' }))],
    ['without a length, until the end', send('HTTP/1.1 200 OK\r\n\r\n', picture)],
    ['by HTTP/1.0', send('HTTP/1.0 200 OK\r\ncontent-type: image/png\r\n\r\n', picture)],
    ['after early hints', send(`HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n`, response(picture, png))],
    ['in chunks', send('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', chunked(picture, 1000))],
    [
      'in chunks of a byte',
      send('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', chunked(picture, 1)),
    ],
    [
      'with alternatives that are ignored',
      send(response(picture, { 'alt-svc': 'h2="127.0.0.1:9"', refresh: '0' })),
    ],
  ])('%s', async (_, answer) => {
    const { fetch } = await scene(answer);
    expect((await fetch({ maxBytes: picture.length })).equals(picture)).toBe(true);
  });

  it.runIf(loopbackAddresses.includes('::1'))('at an IPv6 address in the URL', async () => {
    const server = await rawServer(send(response(picture, png)), { host: '::1', secure: true });
    servers.push(server);
    const fetcher = testFetcher({ allow: ['::1'] });
    expect((await fetcher.fetch(`https://[::1]:${server.port}/`, fetchRequest())).length).toBe(
      picture.length,
    );
    expect(server.heads[0]).toContain(`host: [::1]:${server.port}\r\n`);
  });

  it('from the next address when the first does not answer', async () => {
    const { fetch } = await scene(send(response(picture, png)), {
      resolve: async () => ['::1', '127.0.0.1'],
    });
    expect((await fetch()).length).toBe(picture.length);
  });
});

function chunked(body: Buffer, size: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/** Goes on sending the same bytes until the other side has enough. */
const endless =
  (head: string, bytes: Buffer): Answer =>
  (socket) => {
    socket.write(head);
    const more = () => {
      while (socket.writable && socket.write(bytes));
    };
    socket.on('drain', more);
    more();
  };

const longHeader = `x-long: ${'x'.repeat(1000)}\r\n`;

describe('a response is refused', () => {
  it.each<[string, Answer, reason: string]>([
    [
      'that says it is too long',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n'),
      'it has more than 1000 bytes',
    ],
    [
      'that is too long without saying so',
      send('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(1001)),
      'it has more than 1000 bytes',
    ],
    [
      'that never ends',
      endless('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(5000)),
      'it has more than 1000 bytes',
    ],
    [
      'that never ends, in chunks',
      endless('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', Buffer.from('1\r\nx\r\n'.repeat(500))),
      'it has more than 1000 bytes',
    ],
    [
      'with headers that never end',
      endless('HTTP/1.1 200 OK\r\n', Buffer.from(longHeader)),
      'the headers of the response have more than 16384 bytes',
    ],
    [
      'with headers that are too long',
      send('HTTP/1.1 200 OK\r\n', longHeader.repeat(20), '\r\n'),
      'the headers of the response have more than 16384 bytes',
    ],
    [
      'with trailers that never end',
      endless('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n', Buffer.from(longHeader)),
      'the headers of the response have more than 16384 bytes',
    ],
    [
      'that is a web page',
      send(response('<html>', { 'content-type': 'text/html; charset=utf-8' })),
      'it is a web page; give the URL of the picture itself',
    ],
    [
      'that is XHTML',
      send(response('<html>', { 'content-type': 'application/xhtml+xml' })),
      'it is a web page; give the URL of the picture itself',
    ],
    [
      'that is JSON',
      send(response('{}', { 'content-type': 'application/json' })),
      'its content type is not that of a picture',
    ],
    [
      'that is a film',
      send(response('', { 'content-type': 'video/mp4' })),
      'its content type is not that of a picture',
    ],
    [
      'that is SVG',
      send(response('<svg/>', { 'content-type': 'image/svg+xml' })),
      'it is an SVG drawing, which has no pixels',
    ],
    [
      'that is compressed',
      send(response(gzipSync(picture), { ...png, 'content-encoding': 'gzip' })),
      'its server compressed it although that was not asked for',
    ],
    [
      'that is compressed twice',
      send(response('', { 'content-encoding': 'identity, br' })),
      'its server compressed it although that was not asked for',
    ],
    [
      'with status 404',
      send(response('secret', png, '404 Not Found')),
      'its server answered with status 404',
    ],
    ['with status 500', send(response('secret', png, '500 Oh')), 'its server answered with status 500'],
    ['with status 304', send('HTTP/1.1 304 Not Modified\r\n\r\n'), 'its server answered with status 304'],
    [
      'with status 206',
      send(response('secret', png, '206 Partial Content')),
      'its server answered with status 206',
    ],
    ['with status 204', send('HTTP/1.1 204 No Content\r\n\r\n'), 'its server answered with status 204'],
    [
      'with status 300',
      send(response('', { location: '/x' }, '300 Multiple Choices')),
      'its server answered with status 300',
    ],
    [
      'with status 401',
      send(response('', { 'www-authenticate': 'Basic' }, '401 Who')),
      'its server answered with status 401',
    ],
    ['that only continues', send('HTTP/1.1 100 Continue\r\n\r\n'), 'its server broke the transfer off'],
    [
      'that changes protocols',
      send('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      'its server broke the transfer off',
    ],
    [
      'that is shorter than it says',
      send(response('short', { 'content-length': '500' })),
      'its server broke the transfer off',
    ],
    [
      'that ends inside a chunk',
      send('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nx'),
      'its server broke the transfer off',
    ],
    [
      'that ends inside the headers',
      send('HTTP/1.1 200 OK\r\ncontent-'),
      'its server broke the transfer off',
    ],
    ['that is empty', send(), 'its server broke the transfer off'],
    ['that is reset', (socket) => socket.resetAndDestroy(), 'its server broke the transfer off'],
    ['that is not HTTP', send('SSH-2.0-OpenSSH_9.0\r\n'), 'its server does not speak HTTP as it should'],
    ['of HTTP/0.9', send('<html>hello</html>'), 'its server does not speak HTTP as it should'],
    ['of HTTP/2', send('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), 'its server does not speak HTTP as it should'],
    [
      'with two lengths',
      send('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx'),
      'its server broke the transfer off',
    ],
    [
      'with a negative length',
      send('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nxx'),
      'its server does not speak HTTP as it should',
    ],
    [
      'with a length beyond all numbers',
      send(`HTTP/1.1 200 OK\r\ncontent-length: ${'9'.repeat(30)}\r\n\r\n`),
      'its server broke the transfer off',
    ],
    [
      'with an odd chunk',
      send('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
      'its server does not speak HTTP as it should',
    ],
    [
      'that redirects nowhere',
      send(response('', {}, '302 Found')),
      'its server redirects without saying where to',
    ],
  ])('%s', async (_, answer, reason) => {
    const { server, fetch } = await scene(answer);
    expect(await refusal(fetch({ maxBytes: 1000 }))).toBe(
      `input[0].uri: the picture at pictures.example:${server.port} could not be fetched: ${reason}`,
    );
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('without any of it in the error', async () => {
    const { fetch } = await scene(send('secret of the server\r\n\r\n'));
    const error = await fetch().catch((error: Error) => error);
    expect(error).toBeInstanceOf(DrishtiError);
    for (let at: unknown = error; at instanceof Error; at = at.cause) {
      expect(`${at.stack} ${JSON.stringify(at)}`).not.toContain('secret');
    }
  });
});

describe('redirects', () => {
  /** Redirects /3 to /2 to /1 to /0, which is the picture. */
  const countdown =
    (status: string): Answer =>
    (socket, head) => {
      const left = Number(/^GET \/(\d)/.exec(head)?.[1]);
      if (left === 0) socket.end(response(picture, png));
      else redirectTo(`/${left - 1}`, status)(socket, head);
    };

  it.each(['301 Moved', '302 Found', '303 See Other', '307 Temporary', '308 Permanent'])(
    'are followed three times (%s)',
    async (status) => {
      const { server, fetch } = await scene(countdown(status));
      expect((await fetch({}, '/3')).length).toBe(picture.length);
      expect(server.connections).toBe(4);
      expect(await refusal(fetch({}, '/4'))).toMatch(/: it redirects more than 3 times$/);
      expect(server.connections).toBe(8);
    },
  );

  it('in a circle end', async () => {
    const { server, fetch } = await scene(redirectTo(''));
    expect(await refusal(fetch())).toMatch(/: it redirects more than 3 times$/);
    expect(server.connections).toBe(4);
  });

  it('do not read the body', async () => {
    const { server, fetch } = await scene((socket, head) => {
      if (head.startsWith('GET /0')) socket.end(response(picture, png));
      else endless('HTTP/1.1 302 Found\r\nlocation: /0\r\n\r\n', Buffer.alloc(5000))(socket, head);
    });
    let held = 0;
    const hold = (bytes: number) => {
      held += bytes;
    };
    expect((await fetch({ hold })).length).toBe(picture.length);
    expect(held).toBe(picture.length);
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('take paths in UTF-8 as they are meant', async () => {
    const { server, fetch } = await scene((socket, head) => {
      if (head.startsWith('GET /%C3%A9')) socket.end(response(picture, png));
      else redirectTo('/é')(socket, head);
    });
    await fetch();
    expect(server.heads[1]).toMatch(/^GET \/%C3%A9 /);
  });

  it('never lead from https to http unless http is as good', async () => {
    const plain = await scene(send(response(picture, png)));
    const secure = await scene(redirectTo(`${plain.url}/`), {}, true);
    expect(await refusal(secure.fetch())).toMatch(
      /: its URL does not start with https:\/\/ \(after a redirect\)$/,
    );
    expect(plain.server.connections).toBe(0);
    const lenient = await scene(redirectTo(`${plain.url}/`), { http: true }, true);
    expect((await lenient.fetch()).length).toBe(picture.length);
  });

  it('name the host of the caller and not where they led', async () => {
    const { server, fetch } = await scene(redirectTo('http://internal-name.corp/secret'));
    expect(await refusal(fetch())).toBe(
      `input[0].uri: the picture at pictures.example:${server.port} could not be fetched: ` +
        'its host has no public address (after a redirect)',
    );
  });
});

describe('TLS', () => {
  it('must have a certificate for the name', async () => {
    const { server } = await scene(send(response(picture, png)), {}, true);
    const fetcher = testFetcher({ allow: ['other.invalid'], resolve: async () => ['127.0.0.1'] });
    const url = `https://other.invalid:${server.port}/`;
    expect(await refusal(fetcher.fetch(url, fetchRequest()))).toMatch(
      /: the certificate of its server is for another name$/,
    );
    expect(server.heads).toEqual([]);
  });

  it('must have a certificate that is trusted, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { server, fetch } = await scene(send(response(picture, png)), { authorities: undefined }, true);
    const message = await refusal(fetch()).finally(() => vi.unstubAllEnvs());
    expect(message).toMatch(/: the certificate of its server is not trusted$/);
    expect(server.heads).toEqual([]);
  });

  it('must be TLS', async () => {
    const greeter = createServer((socket) => socket.on('error', () => {}).end('220 mail.example ready\r\n'));
    await once(greeter.listen(0, '127.0.0.1'), 'listening');
    const fetcher = testFetcher({ allow: ['127.0.0.1'] });
    const url = `https://127.0.0.1:${(greeter.address() as AddressInfo).port}/`;
    const message = await refusal(fetcher.fetch(url, fetchRequest())).finally(() => greeter.close());
    expect(message).toMatch(/: its server does not speak TLS as it should$/);
  });
});

describe('names', () => {
  it.runIf(loopbackAddresses.includes('127.0.0.2'))('are looked up once for each request', async () => {
    const victim = await rawServer(send(response('stolen', png)));
    const honest = await rawServer(send(response(picture, png)), { host: '127.0.0.2', port: victim.port });
    servers.push(victim, honest);
    const answers = [['127.0.0.2'], ['127.0.0.1']];
    const resolve = vi.fn(async () => answers.shift() ?? []);
    const fetcher = testFetcher({ http: true, allow: ['127.0.0.2'], resolve });
    const url = `http://rebinding.example:${victim.port}/`;
    expect((await fetcher.fetch(url, fetchRequest())).length).toBe(picture.length);
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(await refusal(fetcher.fetch(url, fetchRequest()))).toMatch(/: its port is not 80$/);
    expect([honest.connections, victim.connections]).toEqual([1, 0]);
  });

  it.each([
    ['ENOTFOUND', 'its host has no public address'],
    ['EAI_AGAIN', 'its host name could not be looked up'],
  ])('that cannot be looked up (%s) are refused', async (code, reason) => {
    const fetcher = testFetcher({
      resolve: async () => {
        throw Object.assign(new Error('getaddrinfo'), { code });
      },
    });
    expect(await refusal(fetcher.fetch('https://unknown.example/', fetchRequest()))).toBe(
      `input[0].uri: the picture at unknown.example could not be fetched: ${reason}`,
    );
  });

  it('are looked up by the operating system', async () => {
    const { server } = await scene(send(response(picture, png)));
    const fetcher = testFetcher({ http: true, allow: ['localhost'], resolve: undefined });
    expect((await fetcher.fetch(`http://localhost:${server.port}/`, fetchRequest())).length).toBe(
      picture.length,
    );
  });
});

describe('time', () => {
  const silent: Answer = () => {};
  const drip =
    (head: string): Answer =>
    (socket) => {
      socket.write(head);
      const timer = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(timer));
    };

  it.each<[string, Answer, boolean]>([
    ['headers', silent, false],
    ['a TLS handshake', silent, true],
    ['headers that drip', drip('HTTP/1.1 200 OK\r\nx: '), false],
    ['a body that drips', drip('HTTP/1.1 200 OK\r\n\r\n'), false],
    ['a reason that never ends', endless('HTTP/1.1 200 ', Buffer.alloc(5000, 'x')), false],
    [
      'a chunk extension that never ends',
      endless('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;', Buffer.alloc(5000, 'x')),
      false,
    ],
    ['early hints without end', endless('', Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n')), false],
  ])('for %s is bounded', async (_, answer, overTls) => {
    const { server, url } = await scene(answer);
    const fetcher = testFetcher({
      http: true,
      allow: ['pictures.example'],
      resolve: async () => ['127.0.0.1'],
      timeoutSeconds: 0.2,
    });
    const target = overTls ? url.replace('http:', 'https:') : url;
    expect(await refusal(fetcher.fetch(target, fetchRequest()))).toMatch(
      /: it took longer than 0.2 seconds$/,
    );
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('for looking a name up is bounded', async () => {
    const fetcher = testFetcher({ resolve: () => new Promise(() => {}), timeoutSeconds: 0.1 });
    expect(await refusal(fetcher.fetch('https://slow.example/', fetchRequest()))).toMatch(
      /: it took longer than 0.1 seconds$/,
    );
  });

  it('is counted over all redirects', async () => {
    const { server, fetch } = await scene(
      (socket, head) => void setTimeout(() => redirectTo('/')(socket, head), 150),
      { timeoutSeconds: 0.4 },
    );
    expect(await refusal(fetch())).toMatch(/: it took longer than 0.4 seconds( \(after a redirect\))?$/);
    expect(server.connections).toBeLessThan(4);
  });
});

describe('an aborted signal', () => {
  const reason = new DrishtiError('cancelled', 'the caller went away');
  const head = 'HTTP/1.1 200 OK\r\n\r\nsome';

  it.each<[string, Answer]>([
    ['before the headers', () => {}],
    ['in the middle of the body', (socket) => void socket.write(head)],
  ])('ends the transfer %s', async (_, answer) => {
    const controller = new AbortController();
    const { server, fetch } = await scene(answer);
    const fetching = fetch({ signal: controller.signal });
    await expect.poll(() => server.heads.length).toBe(1);
    controller.abort(reason);
    await expect(fetching).rejects.toBe(reason);
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('ends the looking up of a name, and nothing is connected to afterwards', async () => {
    const controller = new AbortController();
    let found = (_: string[]) => {};
    const { server, fetch } = await scene(() => {}, {
      resolve: () => new Promise((resolve) => (found = resolve)),
    });
    const fetching = fetch({ signal: controller.signal });
    await Promise.resolve();
    controller.abort(reason);
    await expect(fetching).rejects.toBe(reason);
    found(['127.0.0.1']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.connections).toBe(0);
  });

  it('that is aborted already lets nothing start', async () => {
    const { server, fetch } = await scene(() => {});
    await expect(fetch({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.connections).toBe(0);
  });
});

describe('whoever counts the bytes', () => {
  it('is told of each before it is kept', async () => {
    let held = 0;
    const { fetch } = await scene(send(response(picture, png)));
    await fetch({
      hold: (bytes) => {
        held += bytes;
      },
    });
    expect(held).toBe(picture.length);
  });

  it('can end the transfer with an error of its own', async () => {
    const busy = new DrishtiError('too_many_requests', 'no memory is free');
    const { server, fetch } = await scene(
      send('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', chunked(picture, 1)),
    );
    const hold = vi.fn(() => {
      throw busy;
    });
    await expect(fetch({ hold })).rejects.toBe(busy);
    expect(hold).toHaveBeenCalledTimes(1);
    await expect.poll(() => server.open.size).toBe(0);
  });
});

it('opens a bounded number of connections, and fewer to one host', async () => {
  let waiting: (() => void)[] = [];
  const { server, url } = await scene((socket) => waiting.push(() => socket.end(response(picture, png))));
  const fetcher = testFetcher({ http: true, allow: ['*.example'], resolve: async () => ['127.0.0.1'] });
  const of = (host: string) => fetcher.fetch(url.replace('pictures', host), fetchRequest());
  const same = Array.from({ length: 20 }, () => of('same'));
  await expect.poll(() => waiting.length).toBe(8);
  const different = Array.from({ length: 100 }, (_, index) => of(`host${index}`));
  await expect.poll(() => waiting.length).toBe(64);
  expect(server.open.size).toBe(64);
  const all = Promise.all([...same, ...different]);
  const timer = setInterval(() => {
    for (const finish of waiting) finish();
    waiting = [];
  });
  expect(await all.finally(() => clearInterval(timer))).toHaveLength(120);
});

it('says when nobody listens', async () => {
  const { server, fetch } = await scene(() => {});
  await server.close();
  servers = [];
  expect(await refusal(fetch())).toMatch(/: no connection to its server could be made$/);
});

it('can be switched off', async () => {
  const { server, fetch } = await scene(send(response(picture, png)), { enabled: false });
  expect(await refusal(fetch())).toBe(
    'input[0].uri: pictures by URL are switched off here; send the bytes or upload a file',
  );
  expect(server.connections).toBe(0);
});
