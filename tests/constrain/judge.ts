import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { JsonSchema } from '../../src/schema/jsonSchema.js';
import { compileSchema } from '../../src/schema/validate.js';

/** Says what is wrong with an answer: by our validator, and by Ajv with every keyword, pattern and format it knows. */
export function judge(schema: JsonSchema): (text: string) => string | undefined {
  const validate = compileSchema(schema);
  const ajv = new Ajv2020({ strict: false, formats: fullFormats, unicodeRegExp: true });
  const validateAll = ajv.compile(schema);
  return (text) => {
    const value = parsed(text);
    if (value === undefined) return 'is no JSON';
    const [violation] = validate(value);
    if (violation !== undefined) return violation.message;
    return validateAll(value) ? undefined : ajv.errorsText(validateAll.errors);
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
