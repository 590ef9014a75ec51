import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { countLabels } from '../../objects/countLabels.js';
import { optionFor } from '../facts/option.js';
import { optionSaying } from '../facts/writeFact.js';
import type { Field } from '../fields/field.js';
import type { Scope } from '../scope.js';
import { sceneName } from '../topics/scene.js';
import { listsObjects } from './objectNames.js';

/** The labels of a scope's objects, each once, as a list of texts; undefined for a list of something else. */
export function labelList(item: SchemaObject, field: Field, scope: Scope): unknown[] | undefined {
  if (!listsObjects(field)) return undefined;
  const labels = labelsIn(field, scope);
  const options = item['enum'];
  if (!Array.isArray(options)) return /(^|_)hashtags$/.test(field.name) ? labels.map(hashtag) : labels;
  const fitting = labels.map((label) => optionSaying(options, label) ?? optionFor(label, options));
  return [...new Set(fitting.filter((option) => option !== undefined))];
}

function hashtag(label: string): string {
  return `#${label.replace(/[^\p{L}\p{N}]/gu, '')}`;
}

/** Tags say of the whole picture as well what place it is. */
function labelsIn(field: Field, scope: Scope): string[] {
  const labels = countLabels(scope.objects).map(({ label }) => label);
  const place = /(^|_)(tags?|keywords?|hashtags?|topics?)$/.test(field.name) ? sceneName(scope) : undefined;
  return place === undefined ? labels : [...labels, place];
}
