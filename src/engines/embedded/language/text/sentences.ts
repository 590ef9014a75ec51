import type { PartOfSpeech } from 'wink-nlp';
import { plainText } from './plainText.js';
import type { Sentence } from './sentence.js';
import { writtenOut } from './shorthand.js';
import { corrected } from './spelling.js';
import { type Token, taggedSentences } from './tagger.js';

/** Longer texts are cut: what is asked for stands at the beginning or at the end. */
const longestText = 8000;

/**
 * The sentences of a prompt. Colons, semicolons, dashes and new lines end one as well; the lines of a bulleted list
 * are one sentence.
 */
export function sentencesOf(text: string): Sentence[] {
  const raw = shortened(text);
  const lines = linesOf(joinLists(withoutTable(plainText(raw))));
  return lines.flatMap(({ line, start }) =>
    taggedSentences(line)
      .flatMap(splitAtMarks)
      .map((tokens) => sentenceOf(tokens, raw.slice(start)))
      .filter(({ words }) => words.some((word) => word !== ',')),
  );
}

/** "Describe it as a table" asks for no table; blanks take its place. */
function withoutTable(text: string): string {
  return text.replace(
    /\bas an? (?:\w{1,12} )?table\b(?! (?:and|with) (?:the )?chairs?)|\b(?:in|as) (?:a )?(?:table form(?:at)?|markdown table)\b/g,
    (words) => ' '.repeat(words.length),
  );
}

/** The beginning and the end of a text that is too long. */
export function shortened(text: string, longest = longestText): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest / 2)}\n${text.slice(-longest / 2)}`;
}

/** Bullets become commas, and a line that cannot end where it does goes on in the next. */
function joinLists(text: string): string {
  return text
    .replace(/\n[ \t]{0,20}[-*•](?=[ \t])/g, (bullet) => ','.padStart(bullet.length))
    .replace(/(?:,|\b(?:how many|the|an?|of|all|and|or|any|with))\s{0,20}\n/g, (end) =>
      end.replaceAll('\n', ' '),
    );
}

interface Line {
  readonly line: string;
  /** Where it begins in the text. */
  readonly start: number;
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({ line, start: index }));
}

const marks = /^(?:[.!?;:…-]|[.!?]{2,}|[–—])$/;

function splitAtMarks(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of joinNames(tokens)) {
    if (marks.test(token.text)) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function sentenceOf(tokens: readonly Token[], raw: string): Sentence {
  const words: string[] = [];
  const tags: PartOfSpeech[] = [];
  const starts: number[] = [];
  const begin = tokens[0]!.start;
  for (const { text, tag, start } of tokens) {
    for (const word of spelledOut(text, tag)) {
      words.push(word);
      tags.push(tag);
      starts.push(start - begin);
    }
  }
  return { words: words.map(asMeant), tags, starts, text: raw.slice(begin, endOf(tokens.at(-1)!, raw)) };
}

function endOf({ start, text }: Token, raw: string): number {
  const end = start + text.length;
  return raw.charAt(end) === '?' ? end + 1 : end;
}

/** "Is their a bird". */
function asMeant(word: string, at: number, words: readonly string[]): string {
  const isSlip =
    word === 'their' &&
    /^(?:is|are)$/.test(words[at - 1] ?? '') &&
    /^(?:an?|any|no|some)$/.test(words[at + 1] ?? '');
  return isSlip ? 'there' : word;
}

/** The tagger takes names such as `box_2d`, "2d" and "t-shirt" apart. */
function joinNames(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (before !== undefined && isSameName(before, token)) {
      joined[joined.length - 1] = { ...before, text: before.text + token.text };
    } else joined.push(token);
  }
  return joined;
}

function isSameName(before: Token, token: Token): boolean {
  const touches = before.start + before.text.length === token.start;
  if (!touches) return false;
  if (token.text === '-' || before.text.endsWith('-'))
    return /^[\p{L}\p{N}]+-?/u.test(before.text) && /^(?:-|[\p{L}\p{N}]+)$/u.test(token.text);
  const isName = before.text.includes('_') || token.text.startsWith('_') || /^\d+$/.test(before.text);
  return isName && /^\w+$/.test(token.text);
}

function spelledOut(text: string, tag: PartOfSpeech): readonly string[] {
  if (text === "'s") return tag === 'AUX' || tag === 'VERB' ? ['is'] : [];
  const words = writtenOut(text);
  if (words.length > 1 || words[0] !== text) return words;
  return /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_'-]*$|^[,&]$/u.test(text) ? [corrected(text)] : [];
}
