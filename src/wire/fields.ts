import { z } from 'zod';

declare module 'zod' {
  /** What the document of the API must know of a schema and cannot read off it. */
  interface GlobalMeta {
    /** An object whose fields may be written in snake_case as well. */
    eitherCase?: boolean;
    /** A list in whose place one item may stand. */
    orOne?: boolean;
    /** In its place a text may stand. */
    orText?: boolean;
    /** A field that is not accepted, and why. */
    refused?: string;
  }
}

/** An object in which a field that is not listed is an error naming it and what is known. */
export function knownFields<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `unknown field; known are ${known}` : undefined),
  });
}

/** Lets every camelCase field of an object be written in snake_case as well, as many published requests do. */
export function eitherCase<Schema extends z.ZodType>(object: Schema) {
  return z
    .preprocess((value) => (isRecord(value) ? camelCased(value) : value), object)
    .meta({ eitherCase: true });
}

/** As `knownFields`, for the classic surface, where fields are written in either case. */
export function eitherCaseFields<Shape extends z.ZodRawShape>(shape: Shape) {
  return eitherCase(knownFields(shape));
}

/** The fields of an object with their names in camelCase. */
export function camelCased(fields: Record<string, unknown>): Record<string, unknown> {
  const renamed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const camel = name.replace(/(?<!^)_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    // Given in both spellings, the second stays what it is and is refused as unknown.
    renamed[camel !== name && Object.hasOwn(fields, camel) ? name : camel] = value;
  }
  return renamed;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of the API that exists but cannot be served: absent or null passes, anything else is refused. */
export function refused(reason: string) {
  return z
    .unknown()
    .refine((value) => value === undefined || value === null, reason)
    .optional()
    .meta({ refused: reason });
}

/** An optional field; clients send `null` for "not set". */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** A list, or a single item that stands for a list of one. */
export function listOf<Schema extends z.ZodType>(item: Schema) {
  const wrapped = (value: unknown) => (isRecord(value) ? [value] : value);
  return z.preprocess(wrapped, z.array(item)).meta({ orOne: true });
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
