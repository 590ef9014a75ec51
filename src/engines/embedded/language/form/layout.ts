import type { Plan } from '../plan.js';

const layouts: readonly (readonly [NonNullable<Plan['layout']>, RegExp])[] = [
  ['bullets', /\bbullet(?:s|ed)?\b|\bbullet[ -]points?\b/],
  ['numbers', /\bnumbered (?:list|points|items)\b|\b(?:as|in) an ordered list\b/],
  [
    'table',
    /\b(?:make|create|as|in|give me|output|return|draw up)(?: me)? (?:a |the )?(?:markdown |short |simple )?table\b(?! (?:and|with) (?:the )?chairs?)|\btabular\b/,
  ],
  ['commas', /\bcomma[ -]?(?:separated|delimited)\b|\bseparated by commas?\b|\bcsv\b/],
];

/** How a list in prose is to be laid out by a text in plain lower case; undefined when it does not say. */
export function layoutOf(text: string): Plan['layout'] {
  return layouts.find(([, pattern]) => pattern.test(text))?.[0];
}
