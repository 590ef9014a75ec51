import type { Plan } from '../../../language/plan.js';
import { countWords, type Statement } from './statement.js';

/** How the statements of a paragraph stand: one after the other, or as the items of a list. */
export type Arrangement = 'prose' | Exclude<NonNullable<Plan['layout']>, 'table'>;

/** What an answer says about one ask and one picture, or about all of them. */
export interface Paragraph {
  /** What it begins with: "Picture 2: ", "1. ", or nothing. */
  readonly prefix: string;
  readonly statements: readonly Statement[];
  readonly arrangement: Arrangement;
}

/** A statement with the wording that was chosen for it. */
interface Worded {
  readonly statement: Statement;
  wording: number;
}

/** A paragraph while it is being fitted to limits. */
export interface Draft {
  readonly paragraph: Paragraph;
  readonly kept: Worded[];
}

export function draftOf(paragraph: Paragraph): Draft {
  return { paragraph, kept: paragraph.statements.map((statement) => ({ statement, wording: 0 })) };
}

/** The text of one statement as it stands. */
export function textOfWorded({ statement, wording }: Worded): string {
  return statement.wordings[wording]!;
}

export function wordsOf(draft: Draft): number {
  const own = draft.kept.map((worded) => countWords(textOfWorded(worded)));
  return own.reduce((sum, words) => sum + words, countWords(draft.paragraph.prefix));
}
