import type { TextLine } from '../../text/textLine.js';
import { countWords } from './form/statement.js';

const ends = /\b(first|last|top|bottom) (word|line)\b/;
const large =
  /\b(?:largest|biggest|main)(?: \w+)? (?:text|words?|letters|print|font|line)\b|\b(?:headline|heading)\b|\btitle of (?:this|the) (?:document|page|newspaper|article|poster|sign|slide|letter|menu)\b/;

/** The part of a text that a question (in lower case) wants: its first or last word or line, or its largest print. */
export function textPart(question: string, lines: readonly TextLine[]): string | undefined {
  if (lines.length === 0) return undefined;
  const [, end, unit] = ends.exec(question) ?? [];
  if (end !== undefined) {
    const line = lines.at(end === 'first' || end === 'top' ? 0 : -1)!.text;
    return unit === 'line' ? line : wordAt(line, end);
  }
  return large.test(question) ? largestPrint(lines) : undefined;
}

function wordAt(line: string, end: string): string {
  const words = line.split(/\s+/).filter((word) => countWords(word) > 0);
  const word = words.at(end === 'first' || end === 'top' ? 0 : -1) ?? line;
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Lines of at least this share of the largest one's height belong to it: a headline may have two lines. */
const sameSize = 0.85;

function largestPrint(lines: readonly TextLine[]): string {
  const height = ({ box }: TextLine) => box.y1 - box.y0;
  const most = Math.max(...lines.map(height));
  return lines
    .filter((line) => height(line) >= sameSize * most)
    .map(({ text }) => text)
    .join(' ');
}
