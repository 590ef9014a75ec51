import { expect, it } from 'vitest';
import { parseAddress } from './address.js';

it.each([
  ['http://127.0.0.1:8000', '', '/v1'],
  ['http://127.0.0.1:8000/v1', '', '/v1'],
  ['http://127.0.0.1:8000/v1//', '', '/v1'],
  ['https://models.example/llama', '/llama', '/llama/v1'],
  ['https://models.example/llama/v1', '/llama', '/llama/v1'],
  ['https://api.example/v1beta/openai/', '', '/v1beta/openai'],
  ['https://api.example/api/paas/v4', '/api/paas', '/api/paas/v4'],
  ['https://api.example/openai', '', '/openai'],
])('finds the interfaces of %s', (url, root, api) => {
  expect(parseAddress(url)).toMatchObject({ root, api });
});

it('keeps credentials apart', () => {
  expect(parseAddress('https://me%40home:p%3Ass%@models.example:8443/v1')).toEqual({
    origin: 'https://models.example:8443',
    root: '',
    api: '/v1',
    authorization: `Basic ${Buffer.from('me@home:p%3Ass%').toString('base64')}`,
    shown: 'https://models.example:8443/v1',
  });
});
