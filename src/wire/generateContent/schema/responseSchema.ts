import { z } from 'zod';
import { camelCased, isRecord } from '../../fields.js';
import { withTypedEnum } from './enumValues.js';
import { applicators, keywords } from './keywords.js';
import { withNull } from './nullable.js';
import { withPropertyOrder } from './propertyOrder.js';

/** Whole numbers that Google's JSON may hold as text, because they are 64 bits wide. */
const counts: readonly string[] = [
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'minProperties',
  'maxProperties',
];

/**
 * `responseSchema`: a schema in OpenAPI's form, which becomes JSON Schema: `nullable`, the order of properties, numbers
 * that are text. Which values a keyword may have is the business of `src/schema`, which also knows upper-case types.
 */
export const responseSchema = z
  .unknown()
  .transform((value, context) => new Translation(context.issues).schema(value, []));

type Path = readonly PropertyKey[];

/** More schemas than the check of the whole lets pass: the rest of a larger one need not be looked at. */
const mostSchemas = 2000;

/** One walk through a schema. Recursion is as deep as the body nests, which has a limit. */
class Translation {
  #left = mostSchemas;
  readonly #issues: z.core.$ZodRawIssue[];

  constructor(issues: z.core.$ZodRawIssue[]) {
    this.#issues = issues;
  }

  /** One schema or a list of them; what is neither is left for the check of the whole. */
  schema(value: unknown, path: Path): unknown {
    if (this.#left <= 0) return value;
    if (Array.isArray(value)) return value.map((schema, i) => this.schema(schema, [...path, i]));
    return isRecord(value) ? this.#fields(camelCased(value), path) : value;
  }

  #fields(source: Record<string, unknown>, path: Path): unknown {
    this.#left--;
    this.#refuseUnknown(source, path);
    const { propertyOrdering, nullable, ...rest } = source;
    const entries = Object.entries(rest).map(([keyword, value]) => [
      keyword,
      this.#keyword(keyword, value, [...path, keyword]),
    ]);
    const typed = withTypedEnum(Object.fromEntries(entries));
    const ordered = withPropertyOrder(typed, propertyOrdering, (message) => {
      this.#issues.push({ code: 'custom', path: [...path, 'propertyOrdering'], message, input: source });
    });
    return nullable === true ? withNull(ordered) : ordered;
  }

  #refuseUnknown(source: Record<string, unknown>, path: Path): void {
    const unknown = Object.keys(source).find((keyword) => !keywords.has(keyword));
    if (unknown === undefined) return;
    const message = 'is not a keyword of schemas; use those of OpenAPI or JSON Schema';
    this.#issues.push({
      code: 'unrecognized_keys',
      keys: [unknown],
      path: [...path],
      message,
      input: source,
    });
  }

  #keyword(keyword: string, value: unknown, path: Path): unknown {
    switch (applicators.get(keyword)) {
      case 'schemas':
        return this.schema(value, path);
      case 'map':
        return isRecord(value) ? this.#named(value, path) : value;
      default:
        return counts.includes(keyword) ? countOf(value) : value;
    }
  }

  #named(schemas: Record<string, unknown>, path: Path): Record<string, unknown> {
    const entries = Object.entries(schemas);
    // fromEntries defines own properties, so that a property called `__proto__` stays one.
    return Object.fromEntries(
      entries.map(([name, schema]) => [name, this.schema(schema, [...path, short(name)])]),
    );
  }
}

/** A caller's name as a step of a path in a message. */
function short(name: string): string {
  return name.length > 64 ? `${name.slice(0, 64)}…` : name;
}

function countOf(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
}
