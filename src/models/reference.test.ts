import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue/catalogue.js';
import { isModelId, modelIdFrom } from './modelId.js';
import { parseReference } from './reference.js';
import { isSafePath } from './safePath.js';

const hub = 'https://mirror.example/hf';
const repository = (name: string, revision = 'main') =>
  expect.objectContaining({ type: 'repository', repository: { name, revision } });

it.each([
  ['qwen3.5-0.8b', 'onnx-community/Qwen3.5-0.8B-ONNX-OPT', 'main'],
  ['SlimSAM-77', 'Xenova/slimsam-77-uniform', 'main'],
  ['Xenova/slimsam-77-uniform@boxes', 'Xenova/slimsam-77-uniform', 'boxes'],
  ['a/b', 'a/b', 'main'],
  ['a/b@v1.0', 'a/b', 'v1.0'],
  ['a/b@refs/pr/3', 'a/b', 'refs/pr/3'],
  ['https://huggingface.co/a/b', 'a/b', 'main'],
  ['https://huggingface.co/a/b/tree/refs%2Fpr%2F1/onnx', 'a/b', 'refs/pr/1'],
  ['https://hf.co/a/b/blob/v2/onnx/model.onnx', 'a/b', 'v2'],
  ['https://mirror.example/hf/a/b/?download=true', 'a/b', 'main'],
])('reads %s', (text, name, revision) => {
  expect(parseReference(text, hub)).toEqual(repository(name, revision));
});

it.each(['./model', '../model', '/models/x', '~/models', 'C:\\models', '.'])(
  'takes %s for a folder',
  (folder) => {
    expect(parseReference(folder, hub)).toEqual({ type: 'folder', folder });
  },
);

it.each([
  '',
  'a',
  'a/b/c',
  'a/..',
  '-a/b',
  'a/b@',
  'a/b@..',
  'a/b@x//y',
  'a b/c',
  'https://huggingface.co/a',
  'https://',
])('refuses %j', (text) => {
  expect(() => parseReference(text, hub)).toThrow(/is no model; name one of the catalogue/);
});

it('refuses the pages of another host', () => {
  expect(() => parseReference('https://evil.example/a/b', hub)).toThrow(/is not the hub that is set/);
});

describe('the catalogue', () => {
  it('has ids that can be asked for, each once, from repositories that are each there once', () => {
    expect(catalogue.filter(({ id }) => !isModelId(id))).toEqual([]);
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
    expect(new Set(catalogue.map((pack) => pack.repository)).size).toBe(catalogue.length);
  });

  it('has no two of a kind with the same rank', () => {
    expect(new Set(catalogue.map(({ kind, rank }) => `${kind} ${rank}`)).size).toBe(catalogue.length);
  });
});

it.each(['a', 'qwen3.5-0.8b', 'a_b', '0'])('%j can be the id of a model', (id) => {
  expect(isModelId(id)).toBe(true);
});

it.each([
  '',
  'A',
  '.a',
  'a.',
  'a..b',
  'a/b',
  'gemini-3',
  'drishti-embedded',
  'con',
  'nul.x',
  'a'.repeat(101),
  'ä',
])('%j cannot be the id of a model', (id) => {
  expect(isModelId(id)).toBe(false);
});

it.each([
  ['onnx-community/Qwen3.5-0.8B-ONNX', 'qwen3.5-0.8b-onnx'],
  ['/home/me/My Model/', 'my-model'],
  ['C:\\models\\_x..y_', 'x.y'],
])('makes of %s the id %s', (name, id) => {
  expect(modelIdFrom(name)).toBe(id);
});

it.each(['config.json', 'onnx/model.onnx', 'a/b/c/d/e', '_x'])('%j stays within its folder', (path) => {
  expect(isSafePath(path)).toBe(true);
});

it.each([
  '',
  '..',
  'a/../b',
  '/a',
  'a//b',
  'a/',
  '.a',
  'a\\b',
  'C:a',
  'a/b/c/d/e/f',
  'aux',
  'a/CON.txt',
  'a.',
  'a\0b',
  'x'.repeat(201),
])('%j is not followed', (path) => {
  expect(isSafePath(path)).toBe(false);
});
