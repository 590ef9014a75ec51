import type { PictureSet } from './pictureSet.js';

/** One measured row of the table. */
export interface Row {
  readonly what: string;
  /** What is aimed at, as in "≥ .91"; nothing where the figure only stands beside another. */
  readonly goal?: string;
  /** One number, or a few with words. */
  readonly figure: string;
}

/** Where to ask, and about what. */
export interface Subject {
  /** Of the built server. */
  readonly url: string;
  readonly set: PictureSet;
  /** Its models lie here. */
  readonly dataDir: string;
}

/** A group of rows that are measured together. */
export interface Part {
  /** How the command line calls it. */
  readonly name: string;
  /** Settings that differ from the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  /** No rows where the set has no labels for it. */
  measure(subject: Subject): Promise<Row[]>;
}

/** A share as in ".913". */
export function written(share: number, digits = 3): string {
  return share.toFixed(digits).replace(/^0/, '');
}

/** "12 of 20" and the share. */
export function shareRow(what: string, goal: string, right: number, all: number): Row[] {
  return all === 0 ? [] : [{ what, goal, figure: `${written(right / all)} (${right} of ${all})` }];
}
