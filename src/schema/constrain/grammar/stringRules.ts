import type { Language } from '../pattern/language.js';
import { guarded, languageOf } from '../pattern/languages.js';
import type { Conjunction } from './expand.js';
import type { Negation } from './negation.js';
import { numbersOf } from './rules.js';
import type { ShapeContext } from './shapeContext.js';
import type { StringShape } from './stringShape.js';

/** The strings that all schemas allow; undefined when there are none. */
export function stringShape(
  atoms: Conjunction,
  negation: Negation,
  context: ShapeContext,
): StringShape | undefined {
  const least = Math.max(0, ...numbersOf(atoms, 'minLength'));
  const most = Math.min(Infinity, ...numbersOf(atoms, 'maxLength'));
  if (least > most) return undefined;
  const patterns = textsOf(atoms, 'pattern', context);
  const formats = textsOf(atoms, 'format', context);
  const language = languageOf({
    patterns,
    formats,
    excluded: negation.values.filter((value) => typeof value === 'string'),
  });
  if (language === 'nothing') return undefined;
  const place = [...patterns, ...formats][0]?.place ?? '';
  if (!guarded(place, () => isPossible(language, least, most))) return undefined;
  return { kind: 'string', id: context.nextId(), least, most, language };
}

function textsOf(atoms: Conjunction, keyword: string, context: ShapeContext) {
  return atoms
    .filter((atom) => typeof atom[keyword] === 'string')
    .map((atom) => ({ text: atom[keyword] as string, place: `${context.placeOf(atom)}.${keyword}` }));
}

function isPossible(language: Language | undefined, least: number, most: number): boolean {
  return language === undefined || language.hasLength(language.start, least, most);
}
