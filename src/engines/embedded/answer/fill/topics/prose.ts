import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { Task } from '../../../language/tasks/task.js';
import type { Field } from '../fields/field.js';
import { isType } from '../fields/itemKind.js';
import type { Scope } from '../scope.js';

const reading: readonly Task[] = ['read', 'lookup', 'scan'];

const saysPrinted =
  /\b(ocr|visible|printed|written|extracted|transcri\w+|legible|readable|read|appears|in the (image|picture|photo|document|scan))\b/i;

/**
 * Whether a field that is called just `text` is to hold the answer in prose: it stands alone, the prompt asks for
 * something other than what is written, and the description does not speak of print.
 */
export function isProse(field: Field, schema: SchemaObject, scope: Scope): boolean {
  if (field.name !== 'text' || !isType(schema, 'string') || scope.subject !== undefined) return false;
  if (saysPrinted.test(field.description) || scope.siblings.length > 1) return false;
  const { instructions, asks } = scope.plan;
  return instructions.trim() !== '' && !asks.some(({ task }) => reading.includes(task));
}
