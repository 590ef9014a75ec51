import { describe, expect, it } from 'vitest';
import { schemaProblem } from './schemaProblem.js';
import { templateNames, templates } from './templates.js';

describe('a schema that can be sent', () => {
  it.each(templateNames)('is the template %s', (name) => {
    expect(schemaProblem(JSON.stringify(templates[name]))).toBeUndefined();
  });

  it.each([
    '{}',
    '{"type":["string","null"]}',
    '{"anyOf":[{"type":"string"},true]}',
    '{"items":false}',
    '{"$ref":"#/$defs/a"}',
  ])('is %s', (schema) => {
    expect(schemaProblem(schema)).toBeUndefined();
  });
});

it.each([
  ['{"type": ', 'json', expect.any(String)],
  ['[]', 'object', ''],
  ['true', 'object', ''],
  ['null', 'object', ''],
  ['{"type":"text"}', 'type', 'type'],
  ['{"type":["string",1]}', 'type', 'type'],
  ['{"properties":[]}', 'properties', 'properties'],
  ['{"properties":{"a":{"type":"x"}}}', 'type', 'properties.a.type'],
  ['{"properties":{"a":5}}', 'object', 'properties.a'],
  ['{"properties":{"a":{}},"required":["b"]}', 'required', 'required.b'],
  ['{"required":"a"}', 'required', 'required'],
  ['{"items":{"enum":"a"}}', 'enum', 'items.enum'],
  ['{"items":[{}]}', 'items', 'items'],
  ['{"anyOf":[{},{"type":"x"}]}', 'type', 'anyOf.1.type'],
])('%s is wrong: %s at %s', (schema, kind, where) => {
  expect(schemaProblem(schema)).toEqual({ kind, where });
});
