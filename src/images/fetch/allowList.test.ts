import { expect, it } from 'vitest';
import { type Address, parseAddress } from './address.js';
import { AllowListError } from './allowEntry.js';
import { parseAllowList } from './allowList.js';

const address = (text: string) => parseAddress(text) as Address;

it.each([
  ['nas', 'nas', 443, true],
  ['NAS.Example', 'nas.example', 443, true],
  ['nas.example', 'x.nas.example', 443, false],
  ['nas.example', 'notnas.example', 443, false],
  ['*.nas.example', 'x.nas.example', 443, true],
  ['*.nas.example', 'x.y.nas.example', 443, true],
  ['*.nas.example', 'nas.example', 443, false],
  ['*.nas.example', 'xnas.example', 443, false],
  ['nas.example:8443', 'nas.example', 8443, true],
  ['nas.example:8443', 'nas.example', 443, false],
  ['*.nas.example:8443', 'x.nas.example', 443, false],
  ['bücher.example', 'xn--bcher-kva.example', 443, true],
  ['10.0.0.0/8', 'nas.example', 443, false],
])('with %s allowed, the name %s at port %i is: %s', (entry, host, port, allowed) => {
  expect(parseAllowList([entry]).hasName(host, port)).toBe(allowed);
});

it.each([
  ['10.1.0.0/16', '10.1.255.255', 443, true],
  ['10.1.0.0/16', '10.2.0.0', 443, false],
  ['10.1.2.3', '10.1.2.3', 9000, true],
  ['10.1.2.3', '10.1.2.4', 9000, false],
  ['10.1.2.3:9000', '10.1.2.3', 9000, true],
  ['10.1.2.3:9000', '10.1.2.3', 443, false],
  ['10.0.0.0/8', '::ffff:10.0.0.1', 443, false],
  ['0.0.0.0/0', '::1', 443, false],
  ['0.0.0.0/0', '127.0.0.1', 443, true],
  ['fd00::/8', 'fd12::1', 443, true],
  ['fd00::/8', '2600::1', 443, false],
  ['FD00::1', 'fd00::1', 443, true],
  ['[fd00::1]', 'fd00::1', 443, true],
  ['[fd00::1]:9000', 'fd00::1', 9000, true],
  ['[fd00::1]:9000', 'fd00::1', 443, false],
  ['nas.example', '10.0.0.1', 443, false],
])('with %s allowed, the address %s at port %i is: %s', (entry, text, port, allowed) => {
  expect(parseAllowList(['elsewhere.example', entry]).hasAddress(address(text), port)).toBe(allowed);
});

it('knows whether it holds addresses', () => {
  expect(parseAllowList([]).hasAddresses).toBe(false);
  expect(parseAllowList(['nas']).hasAddresses).toBe(false);
  expect(parseAllowList(['nas', '10.1.2.3']).hasAddresses).toBe(true);
});

it.each([
  '',
  ' ',
  '*',
  '*.',
  '*nas.example',
  'nas.*.example',
  'nas..example',
  'nas.example.',
  '.nas.example',
  'nas example',
  'nas.example:',
  'nas.example:0',
  'nas.example:65536',
  'nas.example:https',
  'https://nas.example',
  'nas.example/pictures',
  'user@nas.example',
  '10.0.0.0/33',
  '10.0.0.0/99',
  '10.0.0.0/-1',
  '10.0.0.0/8.5',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '10.0.0.0/8:80',
  '10.0.0.0/255.0.0.0',
  '10.0.0/8',
  '010.0.0.0/8',
  '10.1.2.3/8',
  '10.0.0',
  '10.0.0.256',
  '167772160',
  '0x0a000001',
  'fd00::/129',
  'fd00::1/8',
  '[fd00::]/8',
  '[nas.example]',
  '[10.1.2.3]',
  '[fd00::1',
  'fd00::1::',
])('refuses %j and quotes it', (entry) => {
  const parse = () => parseAllowList(['nas', entry]);
  expect(parse).toThrow(AllowListError);
  expect(parse).toThrow(`${JSON.stringify(entry)} cannot be allowed: `);
});

it('says where a range starts', () => {
  expect(() => parseAllowList(['10.1.2.3/16'])).toThrow('its range starts at 10.1.0.0/16');
});
