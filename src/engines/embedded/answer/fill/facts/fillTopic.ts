import { type JsonSchema, type SchemaObject, schemaEntries } from '../../../../../schema/jsonSchema.js';
import { type Field, innerField } from '../fields/field.js';
import { isType, itemOf, maxItems } from '../fields/itemKind.js';
import type { Filler } from '../filler.js';
import { aboutFinding, type Scope } from '../scope.js';
import type { Topic } from '../topics/topic.js';
import type { Finding } from './finding.js';
import { optionSaying, writeFact } from './writeFact.js';

/** Fills a field with what a topic knows: a single fact, a list of findings, the best finding, or a map of them. */
export function fillTopic(
  topic: Topic,
  schema: SchemaObject,
  field: Field,
  scope: Scope,
  filler: Filler,
): unknown {
  const item = itemOf(schema, filler.resolve);
  if (item !== undefined && topic.findings !== undefined) {
    const list = listOf(topic.findings(field, item, scope), item, field, scope, filler);
    return list?.slice(0, maxItems(schema));
  }
  const isMap =
    schemaEntries(schema, 'properties').length === 0 && typeof schema['additionalProperties'] === 'object';
  if (isMap && topic.findings !== undefined)
    return mapOf(topic.findings(field, schema, scope), schema, field);
  return writeFact(schema, topic.fact?.(field, schema, scope));
}

function listOf(
  findings: readonly Finding[] | undefined,
  item: SchemaObject,
  field: Field,
  scope: Scope,
  filler: Filler,
): unknown[] | undefined {
  if (findings === undefined) return undefined;
  const values = findings.map((finding, index) => {
    if (isType(item, 'string')) return textIn(item, finding);
    return filler.fill(item, innerField(field, item), aboutFinding(scope, finding, index));
  });
  const known = values.filter((value) => value !== undefined);
  return Array.isArray(item['enum']) ? [...new Set(known)] : known;
}

function textIn(item: SchemaObject, { text }: Finding): unknown {
  return Array.isArray(item['enum']) ? optionSaying(item['enum'], text) : text;
}

function mapOf(
  findings: readonly Finding[] | undefined,
  schema: SchemaObject,
  { description }: Field,
): unknown {
  if (findings === undefined) return undefined;
  const rest = schema['additionalProperties'] as SchemaObject;
  const entries = findings.map((finding) => {
    const facts = ['value', 'share'].map((name) =>
      writeFact(rest, finding.fact({ name, description }, rest, [])),
    );
    return [finding.key ?? finding.text, facts.find((fact) => fact !== undefined)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Whether an object holds the parts of one finding, such as `{type, data}` of a code, rather than further topics. */
export function isOneFinding(schema: SchemaObject, finding: Finding, filler: Filler): boolean {
  const entries = schemaEntries(schema, 'properties');
  const siblings = entries.map(([name]) => name);
  return entries.some(([name, property]) => hasFact(name, property, siblings, finding, filler));
}

function hasFact(
  name: string,
  property: JsonSchema,
  siblings: readonly string[],
  finding: Finding,
  filler: Filler,
): boolean {
  const resolved = filler.resolve(property);
  return finding.fact({ name, description: '' }, resolved, siblings) !== undefined;
}
