import { z } from 'zod';
import { invalidRequest } from '../../errors.js';
import type { JsonSchema, Output } from '../../interactions/request.js';
import { knownFields, oneOf, optional, shown } from '../fields.js';
import { refusal } from '../issues.js';

const otherModalities: readonly unknown[] = ['image', 'audio', 'video'];

/** A checked schema is plain JSON; what its keywords may be is the business of `src/schema`. */
const schema = z.union([z.boolean(), z.record(z.string(), z.unknown())], {
  error: (issue) => `${shown(issue.input)} is not a JSON schema; give an object`,
});

const textFormat = knownFields({
  type: z.literal('text'),
  mime_type: optional(oneOf('text/plain', 'application/json')),
  schema: optional(schema),
});

/**
 * Understands `response_format`: one entry, a list with one text entry, or (as published samples still send) a
 * bare JSON schema.
 * @throws DrishtiError `invalid_request` or `parameter_unknown`
 */
export function parseResponseFormat(value: unknown): Output {
  if (value === undefined || value === null) return { type: 'text' };
  if (!Array.isArray(value)) return parseEntry(value, ['response_format']);
  if (value.length === 0) return { type: 'text' };
  const outputs = value.map((entry, i) => parseEntry(entry, ['response_format', i]));
  if (outputs.length > 1) throw invalidRequest('response_format[1]', 'only one text format can be given');
  return outputs[0] as Output;
}

function parseEntry(entry: unknown, path: PropertyKey[]): Output {
  const type = (entry as { type?: unknown } | null)?.type;
  const [name] = path;
  if (typeof entry !== 'object' || entry === null) {
    throw invalidRequest(String(name), `${shown(entry)} is not accepted; give {"type":"text"}`);
  }
  if (otherModalities.includes(type)) {
    throw invalidRequest(`${String(name)}.type`, `${shown(type)} cannot be produced here; use "text"`);
  }
  return type === 'text' ? parseTextFormat(entry, path) : { type: 'json', schema: entry as JsonSchema };
}

function parseTextFormat(entry: object, path: PropertyKey[]): Output {
  const parsed = textFormat.safeParse(entry);
  if (!parsed.success) throw refusal(parsed.error.issues, path);
  const { mime_type, schema } = parsed.data;
  if (schema === undefined) return { type: mime_type === 'application/json' ? 'json' : 'text' };
  if (mime_type === 'text/plain') {
    throw invalidRequest('response_format.mime_type', 'a schema needs "application/json"');
  }
  return { type: 'json', schema };
}
