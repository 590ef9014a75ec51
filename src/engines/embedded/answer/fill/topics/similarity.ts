import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { compareFingerprints, type Likeness } from '../../../similarity/compare.js';
import type { Fact } from '../facts/finding.js';
import { shareValue } from '../facts/percentage.js';
import type { Field } from '../fields/field.js';
import { isNumeric, isType } from '../fields/itemKind.js';
import { imagesOf, type Scope } from '../scope.js';
import type { Topic } from './topic.js';

/** How alike several pictures look, at their most different, and whether they are copies of one. */
export const similarity: Topic = {
  names:
    /^(overall_|visual_|image_|picture_|photo_|perceptual_)*similarity(_(score|percent|percentage|level|rating|value))?$|^(is_|are_)?(the_|a_)*(same|identical|duplicates?|different|near_duplicates?)(_(images?|pictures?|photos?|scene))?$|^(images?|pictures?|photos?)_(are_)?(same|match|identical|different|duplicates?)$/,
  senses: ['fingerprint'],
  fact(field, schema, scope) {
    const found = likenessesOf(scope);
    return found === undefined || found.length === 0 ? undefined : factOf(field, schema, found);
  },
};

/** Of more pictures each is compared with the first only. */
const mostPairwise = 12;

function likenessesOf(scope: Scope): readonly Likeness[] | undefined {
  const prints = imagesOf(scope).map(({ fingerprint }) => fingerprint);
  if (scope.subject !== undefined || prints.includes(undefined)) return undefined;
  const firsts = prints.length <= mostPairwise ? prints : prints.slice(0, 1);
  return firsts.flatMap((a, at) => prints.slice(at + 1).map((b) => compareFingerprints(a!, b!)));
}

/** From these likenesses on pictures are said to be much alike, or somewhat. */
const levels = { high: 0.7, medium: 0.4 };

function factOf(field: Field, schema: SchemaObject, found: readonly Likeness[]): Fact | undefined {
  const score = Math.min(...found.map((likeness) => likeness.score));
  if (field.name.includes('similarity')) return scoreFact(field, schema, score);
  const isSame = found.every(({ isSamePicture }) => isSamePicture);
  const isTrue = isSame !== /different/.test(field.name);
  if (isType(schema, 'boolean')) return isTrue;
  return Array.isArray(schema['enum']) || isType(schema, 'string') ? wordsFor(isSame, isTrue) : undefined;
}

function scoreFact(field: Field, schema: SchemaObject, score: number): Fact | undefined {
  if (isNumeric(schema)) return shareValue(schema, field, score);
  if (isType(schema, 'boolean')) return undefined;
  if (score >= levels.high) return ['high', 'very similar', 'similar'];
  return score >= levels.medium
    ? ['medium', 'moderate', 'somewhat similar']
    : ['low', 'different', 'not similar'];
}

function wordsFor(isSame: boolean, isTrue: boolean): string[] {
  const answer = isTrue ? ['yes', 'true'] : ['no', 'false'];
  return isSame
    ? [...answer, 'same', 'identical', 'duplicate', 'match']
    : [...answer, 'different', 'not the same', 'no match'];
}
