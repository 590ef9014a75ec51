import type { SchemaObject } from '../../../../schema/jsonSchema.js';
import { isPlural } from '../../language/kinds/plural.js';
import { snakeCase } from '../fill/fields/field.js';
import { namesKinds } from '../fill/fields/namedKinds.js';
import { roleOf } from '../fill/fields/roles.js';
import { colours } from '../fill/topics/colours.js';

const truths = /^(is|are|has|have|contains|shows|can)_/;
const sums = /(^|_)(sub_?total|total|tax|vat|amount|price|cost|discount)(_|$)/;
const plurals =
  /^(objects|items|things|tags|keywords|hashtags|labels|texts|lines|words|codes|barcodes|qr_codes|emails|urls|answers|differences|similarities)$/;

/** The schema of a value that a prompt gives no more than a name for. */
export function guessedSchema(key: string): SchemaObject {
  const name = snakeCase(key.slice(0, 128));
  if (truths.test(name)) return { type: ['boolean', 'null'] };
  const role = roleOf({ name, description: '' });
  if (role === 'box') return { type: 'array', items: { type: 'number' } };
  if (role === 'count' && !sums.test(name)) return { type: ['integer', 'null'] };
  if (role === 'confidence') return { type: ['number', 'null'] };
  if (sums.test(name)) return { type: ['number', 'string', 'null'] };
  return { ...(isList(name) ? { type: 'array', items: { type: 'string' } } : { type: ['string', 'null'] }) };
}

/** Names in the plural stand for lists: of kinds ("animals"), of colours, or of what the list above has. */
function isList(name: string): boolean {
  if (plurals.test(name)) return true;
  return isPlural(name.split('_').at(-1)!) && (namesKinds({ name }) || colours.names.test(name));
}
