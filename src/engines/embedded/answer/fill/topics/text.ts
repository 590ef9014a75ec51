import { type Box, boxAround } from '../../../../../geometry/box.js';
import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { mean } from '../../../numbers.js';
import { textOf } from '../../../text/layout/layout.js';
import type { TextLine } from '../../../text/textLine.js';
import { linesOn } from '../../objects/textOn.js';
import type { SeenImage } from '../../seen.js';
import type { Finding } from '../facts/finding.js';
import { shareValue } from '../facts/percentage.js';
import type { Field } from '../fields/field.js';
import { isNumeric, isType } from '../fields/itemKind.js';
import type { Scope } from '../scope.js';
import { gathered } from './agreed.js';
import { paragraphs } from './paragraphs.js';
import type { Topic } from './topic.js';

/** Text that was read, whole or in parts. */
export const text: Topic = {
  names:
    /(^|_)(ocr|ocr_text|transcription|transcript|inscription|inscriptions|lettering)(_|$)|^(is_|has_|contains_|any_)?((visible|readable|legible|written)_)?texts?(_(present|visible|found|detected|exists))?$|^(all_)?(the_)?((visible|readable|legible|written|printed)_)?texts?_(visible|shown|printed|written|found|present|that_is|in|on|from|which)(_|$)|^(raw|full|all|extracted|visible|printed|recogni[sz]ed|detected|plain|written|transcribed|readable|sign|label|image|document|page)_texts?$|^texts?_(content|contents|in_image|on_image|in_picture|found|detected|lines?|blocks?|regions?|segments?|elements?|items?|annotations|detections|count|boxes)$|^(lines|words|paragraphs|num_lines|num_words|(number_of|total)_(lines|words|characters|paragraphs)|(line|word|character|char|paragraph)s?_count|e_?mails|email_addresses|urls|links)$/,
  senses: ['text'],
  fact(field, schema, scope) {
    const lines = linesOf(scope);
    if (lines === undefined) return undefined;
    const confidence = /(^|_)(confidence|score)(_|$)/.test(field.name);
    if (confidence) return lines.length === 0 ? undefined : shareValue(schema, field, meanScore(lines));
    if (isType(schema, 'boolean')) return lines.length > 0;
    const isNumber = isNumeric(schema);
    if (isNumber && !isType(schema, 'string')) return countOf(field, lines);
    return whole(scope, lines);
  },
  findings(field, _item, scope) {
    const { name } = field;
    if (/^e_?mail/.test(name)) return matches(scope, emailPattern);
    if (/^(urls|links)$/.test(name)) return matches(scope, urlPattern);
    if (/word/.test(name)) return partsOf(scope, wordsOf);
    if (/paragraph|block|region/.test(name)) return partsOf(scope, paragraphsOf);
    return partsOf(scope, (line) => [line]);
  },
};

interface Part {
  readonly text: string;
  readonly box: Box;
  readonly score: number;
}

/** The lines of the scope's pictures, or those on its subject; undefined where nothing was read. */
export function linesOf(scope: Scope): readonly TextLine[] | undefined {
  const { subject } = scope;
  if (subject !== undefined) return linesOn(subject, scope.seen[subject.picture]!);
  return gathered(scope, (image) => image.text)?.map(({ found }) => found);
}

/** As printed; of several pictures one after the other. */
function whole(scope: Scope, lines: readonly TextLine[]): string {
  if (scope.subject !== undefined) return textOf(lines);
  return scope.pictures
    .map((picture) => textOf(scope.seen[picture]!.text ?? []))
    .filter((page) => page !== '')
    .join('\n\n');
}

function meanScore(lines: readonly TextLine[]): number {
  return mean(lines.map(({ score }) => score));
}

function countOf({ name }: Field, lines: readonly TextLine[]): number | undefined {
  if (/line/.test(name)) return lines.length;
  if (/word/.test(name))
    return lines.reduce((count, { text: line }) => count + (line.match(/\S+/g)?.length ?? 0), 0);
  if (/char/.test(name)) return lines.reduce((count, { text: line }) => count + [...line].length, 0);
  return undefined;
}

function partsOf(
  scope: Scope,
  split: (line: TextLine, image: SeenImage) => readonly Part[],
): Finding[] | undefined {
  if (scope.subject !== undefined) {
    const { picture } = scope.subject;
    return linesOf(scope)?.flatMap((line) =>
      split(line, scope.seen[picture]!).map((part) => findingOf(part, scope.seen[picture]!, picture)),
    );
  }
  const lines = gathered(scope, (image) => image.text);
  return lines?.flatMap(({ found, image, picture }) =>
    split(found, image).map((part) => findingOf(part, image, picture)),
  );
}

function wordsOf({ words, score }: TextLine): Part[] {
  return words.map((word) => ({ ...word, score }));
}

/** A paragraph begins at its first line; its other lines add nothing. */
function paragraphsOf(line: TextLine, { text: lines }: SeenImage): Part[] {
  const paragraph = paragraphs(lines!).find(([first]) => first === line);
  if (paragraph === undefined) return [];
  const box = boxAround(paragraph.map((one) => one.box));
  return [{ text: textOf(paragraph), box, score: meanScore(paragraph) }];
}

function findingOf({ text: said, box, score }: Part, { size }: SeenImage, picture: number): Finding {
  return {
    text: said,
    subject: { label: said, score, box, size, picture },
    fact: (field, schema) => factOf(field, schema, said),
  };
}

const ownText =
  /(^|_)(text|texts|content|value|string|transcription|transcript|word|line|paragraph|ocr|sentence|words)(_|$)/;

function factOf({ name }: Field, schema: SchemaObject, said: string): string | number | undefined {
  if (/(^|_)(length|characters|char_count)(_|$)/.test(name) && !isType(schema, 'string'))
    return [...said].length;
  return ownText.test(name) && !/confidence|score|number|index|box|_id$/.test(name) ? said : undefined;
}

const emailPattern = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/gu;
const urlPattern = /\b(?:https?:\/\/|www\.)[^\s<>"']{3,200}/giu;

/** What in the lines has a form, as texts with the place of their line. */
function matches(scope: Scope, pattern: RegExp): Finding[] | undefined {
  return partsOf(scope, (line) =>
    [...line.text.slice(0, 2000).matchAll(pattern)].map(([found]) => ({
      text: found,
      box: line.box,
      score: line.score,
    })),
  );
}
