import { textOf } from '../../text/layout/layout.js';
import type { TextLine } from '../../text/textLine.js';
import { countWords } from './form/statement.js';

const units = {
  word: (lines: readonly TextLine[]) => countWords(textOf(lines)),
  line: (lines: readonly TextLine[]) => lines.length,
  letter: (lines: readonly TextLine[]) => textOf(lines).match(/\p{L}/gu)?.length ?? 0,
  character: (lines: readonly TextLine[]) => textOf(lines).match(/\S/gu)?.length ?? 0,
};

/** An amount of text. */
export interface TextAmount {
  readonly count: number;
  readonly unit: keyof typeof units;
}

/** How much text there is, in the unit a question (in lower case) asks for; undefined for other questions. */
export function textAmount(question: string, lines: readonly TextLine[]): TextAmount | undefined {
  const unit = /\bhow many (word|line|letter|character)s\b/.exec(question)?.[1] as
    | TextAmount['unit']
    | undefined;
  return unit && { count: units[unit](lines), unit };
}
