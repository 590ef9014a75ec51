import { z } from 'zod';

/** An object in which a field that is not listed is an error naming it and what is known. */
export function knownFields<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `unknown field; known are ${known}` : undefined),
  });
}

/** A field of the API that exists but cannot be served: absent or null passes, anything else is refused. */
export function refused(reason: string) {
  return z
    .unknown()
    .refine((value) => value === undefined || value === null, reason)
    .optional();
}

/** An optional field; clients send `null` for "not set". */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return z.enum(words, { error: (issue) => `${shown(issue.input)} is not one of ${words.join(', ')}` });
}

/** A value as it may appear in a message: short, and never a whole picture. */
export function shown(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value);
    return typeof value === 'string' && value.length > 60 ? `${text}…` : text;
  }
  return Array.isArray(value) ? 'an array' : 'an object';
}
