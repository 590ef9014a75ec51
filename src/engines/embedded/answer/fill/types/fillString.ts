import type { PlaceFilter } from '../../../language/filters/filter.js';
import { allKinds } from '../../../language/kinds/kind.js';
import { withArticle } from '../../../language/kinds/plural.js';
import { maskOf } from '../../lists/outline.js';
import { chooseObjects } from '../../objects/chooseObjects.js';
import { placeOf, placePhrase } from '../../objects/place.js';
import { counted } from '../../prose/words/english.js';
import type { SeenObject } from '../../seen.js';
import type { Field } from '../fields/field.js';
import { kindsNamedBy, namesKinds } from '../fields/namedKinds.js';
import { roleOf } from '../fields/roles.js';
import type { FillType } from '../filler.js';
import { proseOf, type Scope } from '../scope.js';
import { chooseOption } from './chooseOption.js';
import { textString } from './textString.js';

/** Fills a string: a label, a mask, a place, or the answer in prose. */
export const fillString: FillType = (schema, field, scope) => {
  if (Array.isArray(schema['enum'])) return chooseOption(schema, field, scope);
  if (schema['format'] !== undefined) return undefined;
  if (scope.subject !== undefined) return subjectString(field, scope, scope.subject);
  if (scope.group !== undefined) return groupString(field, scope, scope.group);
  return scopeString(field, scope);
};

function subjectString(field: Field, scope: Scope, subject: SeenObject): string | undefined {
  switch (roleOf(field)) {
    case 'label':
      return isGivenName(field, scope) ? undefined : labelOf(field, scope, subject);
    case 'mask':
      return maskOf(subject);
    case 'place':
      return placeOf(subject);
    case 'index':
      return String((scope.index ?? 0) + 1);
    case 'picture':
      return String(subject.picture + 1);
    case 'text':
      if (answerNames.test(field.name)) return proseOf(scope);
      return `${withArticle(subject.label)} ${placePhrase(subject)} of the picture`;
    default:
      return namesKinds(field) && !makers.test(field.name) ? labelOf(field, scope, subject) : undefined;
  }
}

const answerNames = /^(answer|response|reply)$/;

const makers = /^(make|model|brand|maker|manufacturer|owner|driver|operator|version|series)$/;

/** Fields that only people's descriptions have. */
const ofPeople = /^(age|gender|sex|emotion|job|job_title|occupation|email|identity|nationality|ethnicity)$/;

/** Whether a field asks what a thing or a person is called by itself, not what sort of thing it is. */
function isGivenName({ name }: Field, { siblings }: Scope): boolean {
  return givenNames.test(name) || (name === 'name' && siblings.some((sibling) => ofPeople.test(sibling)));
}

/** Names that things have of their own. */
const givenNames =
  /(^|_)(first|last|full|given|person|brand|file|company|team|player|street|city|user|owner|artist|author|scientific|latin|common|species|model|product)_(name|type)$/;

const plainLabels =
  /^((object|item|thing|entity|detected|predicted|main|primary|best|top|coco|sub)_)*(label|name|class|category|object|item|thing|type|kind|tag|entity|species|what)(_(name|label))?$/;

/** A label under a name such as `animal` is given only for animals, and none under `age_class`. */
function labelOf(field: Field, scope: Scope, subject: SeenObject): string | undefined {
  const kinds = kindsNamedBy({ ...field, description: '' }) as readonly string[] | undefined;
  const isAny = plainLabels.test(field.name) || kinds?.length === allKinds.length;
  const isNamed = isAny || (kinds?.includes(subject.label) ?? false);
  return isNamed ? (scope.names.get(subject) ?? subject.label) : undefined;
}

function groupString(field: Field, { objects }: Scope, group: string): string | undefined {
  const role = roleOf(field);
  if (role === 'label' || namesKinds(field)) return group;
  return role === 'text' ? counted(group, objects.length) : undefined;
}

function scopeString(field: Field, scope: Scope): string | undefined {
  const role = roleOf(field);
  if (field.name === '') return proseOf(scope);
  if (role === 'text') return textString(field, scope);
  if (role === 'picture') return String((scope.pictures[0] ?? 0) + 1);
  return mainLabel(field, scope);
}

const mainNames =
  /^((main|primary|central|dominant|predicted|best|top|detected|most_prominent)_)?(object|subject|entity|label|class|category)(_(name|label|class|type|category))?$/;

const superlatives = /^(largest|biggest|smallest|leftmost|rightmost)_/;

/** The largest, smallest, leftmost or rightmost object of the kinds that a name speaks of. */
function mostOf(superlative: string, field: Field, { objects, seen }: Scope): SeenObject | undefined {
  const kinds = kindsNamedBy({ ...field, description: '' });
  const by = (superlative === 'biggest' ? 'largest' : superlative.replace('most', '')) as PlaceFilter['by'];
  return kinds && chooseObjects(objects, { kinds, filters: [{ by, count: 1 }] }, seen)[0];
}

/** What one sort of thing is called: the surest object of the kinds that a name such as `vehicle_type` speaks of. */
function mainLabel(field: Field, scope: Scope): string | undefined {
  if (mainNames.test(field.name) || (scope.kinds !== undefined && plainLabels.test(field.name)))
    return scope.objects[0]?.label;
  const superlative = superlatives.exec(field.name);
  if (superlative !== null) return mostOf(superlative[1]!, field, scope)?.label;
  const isSort = /_(type|kind|class|category|species|label)$/.test(field.name);
  const kinds = kindsNamedBy({ ...field, description: '' }) as readonly string[] | undefined;
  if (kinds === undefined || kinds.length === allKinds.length || kinds.length < 2) return undefined;
  const isNoun = namesKinds(field) && !makers.test(field.name) && !field.name.includes('_');
  return isSort || isNoun ? scope.objects.find(({ label }) => kinds.includes(label))?.label : undefined;
}
