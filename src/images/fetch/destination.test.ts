import { expect, it, vi } from 'vitest';
import { parseAllowList } from './allowList.js';
import { permittedAddresses } from './destination.js';
import { FetchRefusal } from './refusal.js';

function judge(url: string, { allow = [] as string[], addresses = ['8.8.8.8'] } = {}) {
  const resolve = vi.fn(async () => addresses);
  return { resolve, found: permittedAddresses(new URL(url), { allow: parseAllowList(allow), resolve }) };
}

const refused = (reason: string) => new FetchRefusal(reason);
const notPublic = refused('its host has no public address');

it.each([
  ['https://pictures.example/', ['8.8.8.8']],
  ['http://pictures.example/', ['8.8.8.8']],
  ['https://a_b.xn--bcher-kva.example/', ['8.8.8.8', '2606:4700::1']],
])('finds the public addresses of %s', async (url, addresses) => {
  expect(await judge(url, { addresses }).found).toEqual(addresses);
});

it('needs no look-up for an address', async () => {
  const { found, resolve } = judge('https://[2606:4700::1]/');
  expect(await found).toEqual(['2606:4700::1']);
  expect(resolve).not.toHaveBeenCalled();
});

it.each([
  ['one of them is private', ['8.8.8.8', '10.0.0.1']],
  ['one of them is no address', ['8.8.8.8', '8.8']],
  ['there is none', []],
])('refuses a host when %s', async (_, addresses) => {
  await expect(judge('https://pictures.example/', { addresses }).found).rejects.toThrow(notPublic);
});

it.each(['nas', 'nas.local', 'x.y.internal', 'localhost', 'a.localhost', 'nas.home.arpa', 'x.onion'])(
  'does not look up the local name %s',
  async (host) => {
    const { found, resolve } = judge(`https://${host}/`);
    await expect(found).rejects.toThrow(notPublic);
    expect(resolve).not.toHaveBeenCalled();
  },
);

it('does not let a local name lead to a public address', async () => {
  await expect(judge('https://nas.local/', { allow: ['10.0.0.0/8'] }).found).rejects.toThrow(notPublic);
});

it.each([
  'a..example',
  'a.example.',
  '.example',
  '-a.example',
  'a-.example',
  'a*b.example',
  `${'a'.repeat(64)}.example`,
])('refuses %s, which is no host name', async (host) => {
  const { found, resolve } = judge(`https://${host}/`, { allow: ['*.example', '0.0.0.0/0'] });
  await expect(found).rejects.toThrow(refused('its host name is not valid'));
  expect(resolve).not.toHaveBeenCalled();
});

it('refuses a name that is too long', async () => {
  const host = `${'abcdefgh.'.repeat(30)}example`;
  await expect(judge(`https://${host}/`).found).rejects.toThrow(refused('its host name is not valid'));
});

it.each([
  ['https://pictures.example:80/', 'its port is not 443'],
  ['https://pictures.example:8443/', 'its port is not 443'],
  ['https://8.8.8.8:22/', 'its port is not 443'],
  ['https://pictures.example:0/', 'its port is not 443'],
  ['http://pictures.example:443/', 'its port is not 80'],
])('refuses the port of %s', async (url, reason) => {
  await expect(judge(url).found).rejects.toThrow(refused(reason));
  await expect(judge(url, { allow: ['10.0.0.0/8'] }).found).rejects.toThrow(refused(reason));
});

it('does not tell by the reason whether a name exists', async () => {
  for (const addresses of [[], ['10.1.2.3'], ['8.8.8.8']]) {
    const { found } = judge('https://maybe.example:8443/', { allow: ['10.9.0.0/16'], addresses });
    await expect(found).rejects.toThrow(refused('its port is not 443'));
  }
});

it.each([
  ['https://nas/', 'nas'],
  ['https://nas:9000/', 'nas:9000'],
  ['https://x.nas.local/', '*.nas.local'],
  ['https://nas.local:9000/', '10.0.0.0/8'],
  ['https://public.example:9000/', '10.0.0.0/8'],
  ['https://public.example/', '10.1.2.3'],
])('lets %s lead to a private address when %s is allowed', async (url, entry) => {
  expect(await judge(url, { allow: [entry], addresses: ['10.1.2.3'] }).found).toEqual(['10.1.2.3']);
});

it('takes public and allowed addresses of one host together', async () => {
  const addresses = ['8.8.8.8', '10.1.2.3'];
  expect(await judge('https://both.example/', { allow: ['10.0.0.0/8'], addresses }).found).toEqual(addresses);
});
