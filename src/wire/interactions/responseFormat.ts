import { z } from 'zod';
import { invalidRequest } from '../../errors.js';
import type { OutputInput } from '../../interactions/request.js';
import { knownFields, oneOf, optional, shown } from '../fields.js';
import { pathText, refusal } from '../issues.js';

const otherModalities: readonly unknown[] = ['image', 'audio', 'video'];

/** One entry of `response_format`. */
export const textFormat = knownFields({
  type: z.literal('text'),
  mime_type: optional(oneOf('text/plain', 'application/json')),
  // What a schema may hold is the business of `src/schema`.
  schema: z.unknown().optional(),
});

/**
 * Understands `response_format`: one entry, a list with one text entry, or (as published samples still send) a
 * bare JSON schema.
 * @throws DrishtiError `invalid_request` or `parameter_unknown`
 */
export function parseResponseFormat(value: unknown): OutputInput {
  if (value === undefined || value === null) return { type: 'text' };
  if (!Array.isArray(value)) return parseEntry(value, ['response_format']);
  if (value.length === 0) return { type: 'text' };
  const outputs = value.map((entry, i) => parseEntry(entry, ['response_format', i]));
  if (outputs.length > 1) throw invalidRequest('response_format[1]', 'only one text format can be given');
  return outputs[0] as OutputInput;
}

function parseEntry(entry: unknown, at: PropertyKey[]): OutputInput {
  const path = pathText(at);
  if (typeof entry !== 'object' || entry === null) {
    throw invalidRequest(path, `${shown(entry)} is not accepted; give {"type":"text"}`);
  }
  const { type } = entry as { type?: unknown };
  if (otherModalities.includes(type)) {
    throw invalidRequest(`${path}.type`, `${shown(type)} cannot be produced here; use "text"`);
  }
  if (type === 'text') return parseTextFormat(entry, at);
  return isSchema(entry)
    ? { type: 'json', schema: entry, path }
    : parseTextFormat({ type: 'text', ...entry }, at);
}

/** An entry without `type` is a bare schema, unless it has a field of a text format or nothing at all. */
function isSchema(entry: object): boolean {
  const fields = Object.keys(entry);
  return fields.length > 0 && !fields.some((field) => ['mime_type', 'mimeType', 'schema'].includes(field));
}

function parseTextFormat(entry: object, at: PropertyKey[]): OutputInput {
  const parsed = textFormat.safeParse(entry);
  if (!parsed.success) throw refusal(parsed.error.issues, at);
  const { mime_type, schema } = parsed.data;
  const path = pathText([...at, 'schema']);
  if (schema === undefined || schema === null) {
    return mime_type === 'application/json' ? { type: 'json', path } : { type: 'text' };
  }
  if (mime_type === 'text/plain') {
    throw invalidRequest(pathText([...at, 'mime_type']), 'a schema needs "application/json"');
  }
  return { type: 'json', schema, path };
}
