import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { placeOf } from '../../objects/place.js';
import { isCertain, type SeenObject } from '../../seen.js';
import { isCatchAll, optionFor } from '../facts/option.js';
import { optionSaying } from '../facts/writeFact.js';
import type { Field } from '../fields/field.js';
import { namesKinds, thingsNamedBy } from '../fields/namedKinds.js';
import { roleOf } from '../fields/roles.js';
import type { Scope } from '../scope.js';
import { classifiedOption } from './classifiedOption.js';
import { truthOf } from './fillBoolean.js';

const levels = { high: /^high$/i, medium: /^(medium|moderate)$/i, low: /^low$/i };
const middling = 0.6;

/** The option of an enum that says what is known: a confidence, a place, yes or no, a label, or what the picture shows. */
export function chooseOption(schema: SchemaObject, field: Field, scope: Scope): unknown {
  const options = schema['enum'] as readonly unknown[];
  const role = roleOf(field);
  if (role === 'confidence' && scope.subject !== undefined) return levelOption(options, scope.subject);
  if (role === 'place' && scope.subject !== undefined) return placeOption(options, scope.subject);
  const truth = truthOf(field, scope);
  const yesOrNo = truth === undefined ? undefined : optionSaying(options, truth);
  if (yesOrNo !== undefined) return yesOrNo;
  const isAboutLabels = field.name === '' || role === 'label' || role === 'text' || namesKinds(field);
  const label = isAboutLabels ? labelOption(options, field, scope) : undefined;
  if (label !== undefined && !isCatchAll(label)) return label;
  const isOfPicture = scope.subject === undefined && scope.group === undefined && scope.kinds === undefined;
  return (isOfPicture ? classifiedOption(options, field, scope) : undefined) ?? label;
}

function labelOption(options: readonly unknown[], field: Field, scope: Scope): unknown {
  const things = thingsNamedBy(field);
  const objects = scope.subject === undefined ? scope.objects : [scope.subject];
  const best = objects.find(({ label }) => (things?.kinds as readonly string[] | undefined)?.includes(label));
  if (best === undefined) return undefined;
  return optionSaying(options, scope.names.get(best) ?? best.label) ?? optionFor(best.label, options);
}

function levelOption(options: readonly unknown[], subject: SeenObject): string | undefined {
  const level = subject.score >= middling ? 'high' : isCertain(subject) ? 'medium' : 'low';
  return options.find((option): option is string => typeof option === 'string' && levels[level].test(option));
}

/** The option that names the place, or one side of it. */
function placeOption(options: readonly unknown[], subject: SeenObject): string | undefined {
  const place = placeOf(subject);
  const plain = (option: unknown) =>
    String(option)
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .replace(/centre|middle/, 'center');
  const candidates = [place, ...place.split(' ').reverse(), 'center'];
  const found = candidates
    .map((one) => options.find((option) => plain(option) === one))
    .find((one) => one !== undefined);
  return found as string | undefined;
}
