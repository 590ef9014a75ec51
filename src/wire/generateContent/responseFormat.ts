import { invalidRequest } from '../../errors.js';
import type { OutputInput } from '../../interactions/request.js';
import { isRecord } from '../fields.js';
import type { GenerationConfig } from './generationConfig.js';

/** The last one stands for one of the words of a schema's `enum`, bare. */
export const answerTypes = ['text/plain', 'application/json', 'text/x.enum'] as const;

export interface ResponseFormat {
  readonly output: OutputInput;
  /** The answer is a string, told without the quotes of JSON. */
  readonly bareString: boolean;
}

/**
 * The form of answer that `generationConfig` asks for. A schema alone asks for JSON.
 * @param at path of the configuration, for messages
 * @throws DrishtiError `invalid_request` for two schemas, or a type that does not go with the schema
 */
export function responseFormat(config: Partial<GenerationConfig>, at: string): ResponseFormat {
  const type = config.responseMimeType;
  const given = givenSchema(config, at);
  if (type === 'text/x.enum') refuseNoEnum(given?.schema, `${at}.responseMimeType`);
  if (given === undefined) {
    const path = `${at}.responseMimeType`;
    return {
      output: type === 'application/json' ? { type: 'json', path } : { type: 'text' },
      bareString: false,
    };
  }
  if (type === 'text/plain') {
    throw invalidRequest(`${at}.responseMimeType`, 'a schema needs "application/json" or "text/x.enum"');
  }
  return { output: { type: 'json', ...given }, bareString: type === 'text/x.enum' };
}

const schemaFields = ['responseSchema', 'responseJsonSchema', '_responseJsonSchema'] as const;

function givenSchema(config: Partial<GenerationConfig>, at: string) {
  const [field, second] = schemaFields.filter((name) => config[name] !== undefined && config[name] !== null);
  if (second !== undefined) throw invalidRequest(`${at}.${second}`, `give either it or ${field}, not both`);
  return field && { schema: config[field], path: `${at}.${field}` };
}

function refuseNoEnum(schema: unknown, path: string): void {
  const words = isRecord(schema) ? schema['enum'] : undefined;
  if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return;
  throw invalidRequest(path, '"text/x.enum" needs a responseSchema of type STRING with an enum');
}
