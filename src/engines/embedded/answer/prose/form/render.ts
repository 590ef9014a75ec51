import type { Draft } from './paragraph.js';
import { textOfWorded } from './paragraph.js';

/** The paragraphs of an answer, one a line. */
export function render(drafts: readonly Draft[]): string {
  return drafts.map(renderParagraph).join('\n').replaceAll(' \n', '\n');
}

/** All paragraphs in one sentence: "Picture 1: a cat; picture 2: two dogs." */
export function renderAsOne(drafts: readonly Draft[]): string {
  const parts = drafts.map((draft) => renderParagraph(draft).replace(/[.]$/, ''));
  return `${parts.map((part, index) => (index === 0 ? part : inMidSentence(part))).join('; ')}.`;
}

function renderParagraph({ paragraph: { prefix, arrangement }, kept }: Draft): string {
  const texts = kept.map(textOfWorded);
  switch (arrangement) {
    case 'prose':
      return prefix + texts.join(' ');
    case 'commas':
      return prefix + texts.join(', ');
    case 'bullets':
      return withIntroduction(
        prefix,
        texts.map((text) => `- ${text}`),
      );
    case 'numbers':
      return withIntroduction(
        prefix,
        texts.map((text, index) => `${index + 1}. ${text}`),
      );
  }
}

function withIntroduction(prefix: string, lines: readonly string[]): string {
  return [...(prefix === '' ? [] : [prefix.trimEnd()]), ...lines].join('\n');
}

/** Words that begin a sentence with a capital anywhere. */
const alwaysCapital = /^(I\b|[A-Z][A-Z])/;

function inMidSentence(sentence: string): string {
  return alwaysCapital.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
