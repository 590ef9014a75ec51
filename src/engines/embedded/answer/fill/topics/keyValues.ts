import { type SchemaObject, schemaEntries } from '../../../../../schema/jsonSchema.js';
import type { DocumentField } from '../../../text/document/document.js';
import type { Finding } from '../facts/finding.js';
import { snakeCase } from '../fields/field.js';
import { imagesOf, type Scope } from '../scope.js';
import { documentsOf } from './documentsOf.js';
import { around } from './text.js';
import type { Topic } from './topic.js';

/** All that a document states, as keys and values. */
export const keyValues: Topic = {
  names:
    /^(fields|form_fields|key_values?|key_value_pairs|kv_pairs|pairs|extracted_(data|fields|information|info)|document_fields|attributes|data|entries|information|properties|values|details)$/,
  senses: ['text'],
  findings(_field, _item, scope) {
    const documents = documentsOf(scope);
    return documents.length === 0
      ? undefined
      : documents.flatMap(({ fields }) => fields.map((one) => findingOf(one, scope)));
  },
};

/** Whether what a list wants is a key with its value, or a map of texts is to be filled. */
export function wantsKeyValues(item: SchemaObject): boolean {
  const names = schemaEntries(item, 'properties').map(([name]) => snakeCase(name));
  return names.some((name) => keyName.test(name)) && names.some((name) => valueName.test(name));
}

const keyName = /^(key|field|field_name|name|label|property|attribute)$/;
const valueName = /^(value|field_value|content|text|val)$/;

function findingOf(one: DocumentField, scope: Scope): Finding {
  const key = one.name.replaceAll(' ', '_');
  const fact = ({ name }: { name: string }, schema: SchemaObject) => {
    if (keyName.test(name)) return one.name;
    const isNumber = schema['type'] === 'number' && typeof one.normalized === 'number';
    return valueName.test(name) ? (isNumber ? one.normalized : one.value) : undefined;
  };
  return { text: `${one.name}: ${one.value}`, key, fact, subject: subjectOf(one, scope) };
}

/** Where it is printed. */
function subjectOf({ lines, name, score }: DocumentField, scope: Scope): Finding['subject'] {
  const at = imagesOf(scope).findIndex(({ text }) => lines.length > 0 && text?.includes(lines[0]!));
  if (at < 0) return undefined;
  return {
    label: name,
    score,
    box: around(lines),
    size: imagesOf(scope)[at]!.size,
    picture: scope.pictures[at]!,
  };
}
