import { french } from './french.js';
import { german } from './german.js';
import type { Glossary } from './glossary.js';
import { hindi } from './hindi.js';
import { spanish } from './spanish.js';
import { writtenLanguage } from './writtenLanguage.js';

const glossaries: Readonly<Record<string, Glossary>> = {
  French: french,
  German: german,
  Hindi: hindi,
  Spanish: spanish,
};

/** Longer prompts in other languages are cut; what they ask stands first. */
const longestText = 2000;

/**
 * A text in simple English: as it is when it is English, word by word where its language is one of the few that are known a
 * little, else no more than the English words in it (`box_2d`).
 */
export function inEnglish(text: string): string {
  const lower = text.slice(0, longestText).toLowerCase().normalize('NFC');
  const language = writtenLanguage(lower);
  if (language === undefined) return text;
  const known = glossaries[language];
  return known === undefined
    ? namesIn(lower)
    : glossed(lower.replaceAll('’', "'").replace(/[¿¡]/g, ''), known);
}

function namesIn(text: string): string {
  return (text.match(/\b(?:box_2d|bounding box(?:es)?|bbox|segmentation|masks?|json|ocr|qr)\b/g) ?? []).join(
    ' ',
  );
}

/** Words that are not known stay: they are what is asked for and not known. */
function glossed(text: string, { phrases, words }: Glossary): string {
  const replaced = phrases.reduce((rest, [pattern, english]) => rest.replace(pattern, english), text);
  return replaced
    .replace(/[\p{L}\p{M}'-]+/gu, (word) => words.get(word) ?? word)
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[?.!,])/g, '')
    .trim();
}
