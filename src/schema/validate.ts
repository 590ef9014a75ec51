import {
  Ajv2020,
  type ErrorObject,
  type FuncKeywordDefinition,
  str,
  type ValidateFunction,
} from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { DrishtiError, invalidRequest } from '../errors.js';
import { memoize } from '../memoize.js';
import { compilePattern } from './constrain/pattern/patternValidator.js';
import type { JsonSchema } from './jsonSchema.js';
import { sizeOf } from './jsonSize.js';
import { isAffordable } from './validationWork.js';

/** One way in which a value breaks its schema. */
export interface Violation {
  /** JSON Pointer (RFC 6901) into the value; empty for the value itself. */
  readonly pointer: string;
  /** JSON Pointer into the schema. */
  readonly schemaPointer: string;
  readonly message: string;
}

/** Tells how a value breaks the schema; an empty list means that it is valid. */
export type Validator = (value: unknown) => readonly Violation[];

const valueLimits = { depth: 64, nodes: 1_000_000 };
const honouredFormats = ['date-time', 'date', 'time'] as const;

/** A validator weighs up to some hundred kilobytes, and takes longer to compile than all else of a small answer. */
const remembered = { most: 32, longestKey: 10_000 };
/** Whether `pattern` counts. */
export type Patterns = 'ignored' | 'enforced';

const compilers: Readonly<Record<Patterns, (text: string) => ValidateFunction>> = {
  ignored: memoize((text) => compile(JSON.parse(text), 'ignored'), remembered),
  enforced: memoize((text) => compile(JSON.parse(text), 'enforced'), remembered),
};

/**
 * Compiles a schema that `checkSchema` returned. Every schema gets an Ajv of its own, so that no schema can change
 * what another means; the latest small ones are kept, since clients send the same schema again and again.
 * @param patterns an answer that is made of what was seen is not made to match patterns; one of a language model is
 * @throws DrishtiError `invalid_request`, also from the validator, when the schema, or schema and value together,
 * are too complex to be validated in reasonable time, or a pattern that counts is (see `compilePattern`).
 */
export function compileSchema(schema: JsonSchema, patterns: Patterns = 'ignored'): Validator {
  const validate = compilers[patterns](JSON.stringify(schema));
  return (value) => {
    checkWork(schema, value);
    return validate(value) ? [] : violations(validate);
  };
}

/**
 * Ajv descends into schemas by recursion, so that the checked limits alone cannot promise it enough stack. Whatever else
 * it throws is about the schema as well, and no other try would end better.
 */
function compile(schema: JsonSchema, patterns: Patterns): ValidateFunction {
  try {
    return newAjv(patterns).compile(schema);
  } catch (error) {
    if (error instanceof DrishtiError) throw error;
    if (error instanceof RangeError) throw tooComplex();
    throw invalidRequest('schema', 'cannot be enforced', error);
  }
}

function tooComplex(): DrishtiError {
  return invalidRequest('schema', 'is too complex to be enforced; use fewer alternatives and references');
}

function newAjv(patterns: Patterns): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    // Without it the checks of a thousand properties would be a thousand nested blocks of code.
    allErrors: true,
    // The schema is checked already, and the meta-schemas would cost more than the schema itself.
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    // A name like `constructor` is there only when the answer has it.
    ownProperties: true,
    logger: false,
    formats: Object.fromEntries(honouredFormats.map((name) => [name, fullFormats[name]])),
  });
  // Ajv's own would run regular expressions that may keep the thread busy for minutes, see `keywords.ts`.
  ajv.removeKeyword('pattern');
  if (patterns === 'enforced') ajv.addKeyword(patternKeyword);
  return ajv;
}

const patternKeyword: FuncKeywordDefinition = {
  keyword: 'pattern',
  type: 'string',
  schemaType: 'string',
  compile: (pattern: string, _schema, { errSchemaPath }) =>
    compilePattern(pattern, `schema (${errSchemaPath}/pattern)`),
  error: { message: ({ schema }) => str`must match ${schema as string}` },
};

function checkWork(schema: JsonSchema, value: unknown): void {
  const size = sizeOf(value, valueLimits);
  if (size === undefined || !isAffordable(schema, size.depth)) {
    throw tooComplex();
  }
}

function violations(validate: ValidateFunction): Violation[] {
  return (validate.errors ?? []).map(({ instancePath, schemaPath, message }: ErrorObject) => ({
    pointer: instancePath,
    schemaPointer: schemaPath,
    message: message ?? 'is not valid',
  }));
}
