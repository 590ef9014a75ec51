import { boxAround } from '../../../../../geometry/box.js';
import { type SchemaObject, schemaEntries } from '../../../../../schema/jsonSchema.js';
import type { DocumentField } from '../../../text/document/document.js';
import { documentIn } from '../../documentIn.js';
import type { SeenImage } from '../../seen.js';
import type { Finding } from '../facts/finding.js';
import { snakeCase } from '../fields/field.js';
import { type Gathered, gathered } from './agreed.js';
import type { Topic } from './topic.js';

/** All that a document states, as keys and values. */
export const keyValues: Topic = {
  names:
    /^(fields|form_fields|key_values?|key_value_pairs|kv_pairs|pairs|extracted_(data|fields|information|info)|document_fields|attributes|data|entries|information|properties|values|details)$/,
  senses: ['text'],
  findings(_field, _item, scope) {
    return gathered(scope, fieldsIn)?.map(findingOf);
  },
};

/** Whether what a list wants is a key with its value, or a map of texts is to be filled. */
export function wantsKeyValues(item: SchemaObject): boolean {
  const names = schemaEntries(item, 'properties').map(([name]) => snakeCase(name));
  return names.some((name) => keyName.test(name)) && names.some((name) => valueName.test(name));
}

const keyName = /^(key|field|field_name|name|label|property|attribute)$/;
const valueName = /^(value|field_value|content|text|val)$/;

function fieldsIn(image: SeenImage): readonly DocumentField[] | undefined {
  return image.text?.length ? documentIn(image)?.fields : undefined;
}

/** A field, and where it is printed. */
function findingOf({ found: one, picture, image: { size } }: Gathered<DocumentField>): Finding {
  const key = one.name.replaceAll(' ', '_');
  const fact = ({ name }: { name: string }, schema: SchemaObject) => {
    if (keyName.test(name)) return one.name;
    const isNumber = schema['type'] === 'number' && typeof one.normalized === 'number';
    return valueName.test(name) ? (isNumber ? one.normalized : one.value) : undefined;
  };
  const box = boxAround(one.lines.map((line) => line.box));
  const subject = { label: one.name, score: one.score, box, size, picture };
  return { text: `${one.name}: ${one.value}`, key, fact, subject };
}
