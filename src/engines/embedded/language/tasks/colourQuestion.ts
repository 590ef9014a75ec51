import { colourNamed } from '../../colours/colourNamed.js';
import type { ColourName } from '../../colours/namedColour.js';

/**
 * The colours that a question asks whether they are: red and blue of "is the car red or blue"; empty for other
 * questions. "Is this an orange" asks for a fruit.
 */
export function coloursAsked(question: string): readonly string[] {
  if (!/^(?:is|are|was|were)\b(?! (?:not )?there\b)/.test(question)) return [];
  const words = question.split(' ');
  const isThing = /^(?:is|are) (?:this|that|it|these|those|they) an? /.test(question) && words.length > 4;
  return trailingColours(isThing ? words.slice(0, -1) : words);
}

/** The colour by which a question chooses: red of "which car is red". */
export function colourChosen(question: string): ColourName | undefined {
  const word = /^(?:which|what|how many)(?: of)?(?: the| these| those)? \w+(?: \w+)? (?:is|are) (\w+)$/.exec(
    question,
  )?.[1];
  return word === undefined ? undefined : colourNamed(word);
}

/** The colour that a clause says things are of: blue of "cups that are blue". */
export function colourSaid(question: string): ColourName | undefined {
  const word = /\b(?:that|which|who) (?:is|are|looks?) ([a-z]+)(?: (?:in|on|and)\b|$)/.exec(question)?.[1];
  return word === undefined ? undefined : colourNamed(word);
}

const links = ['or', 'and', 'either', 'in', 'mostly', 'mainly', 'dark', 'light', 'bright'];
const articles = ['a', 'an'];

function trailingColours(words: readonly string[]): string[] {
  const colours: string[] = [];
  let at = words.length - 1;
  for (; at > 1 && (isColour(words[at]!) || links.includes(words[at]!)); at--) {
    if (isColour(words[at]!)) colours.unshift(words[at]!);
  }
  const isNoun =
    articles.includes(words[at]!) && at + 1 === words.length - 1 && words.length > 3 && words[1] !== 'it';
  return isNoun && words.at(-1) === 'orange' ? [] : colours;
}

function isColour(word: string): boolean {
  return colourNamed(word) !== undefined;
}
