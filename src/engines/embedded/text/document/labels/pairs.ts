import type { Cell } from '../page/cell.js';
import type { Page, Row } from '../page/page.js';
import { findTerms, type LabelWord } from '../terms/findTerms.js';
import type { Term } from '../terms/vocabulary.js';
import { keyTableRows } from './keyTable.js';

/** A key and what stands behind it or below it. */
export interface Pair {
  /** As printed, without the colon. */
  readonly key: string;
  readonly terms: ReadonlySet<Term>;
  readonly value: string;
  readonly cells: readonly Cell[];
  /** Whether a colon parts both. */
  readonly hasColon: boolean;
}

const longestKey = 32;
const longestValue = 120;

/** More cells side by side are no keys. */
const mostColumns = 12;

/** More pairs are a list of something else. */
const mostPairs = 200;

/** A colon that is part of no time and no address of the web. */
const colon = /(?<!\d)\s?:(?!\/\/)|(?<=\d)\s:|(?<=\d):(?=\s)/;

/**
 * The keys and values of a page: `Table: 5`, key and value in two columns, value below its key, `Receipt no 17`.
 * @param itemRows which list things: colons in them are of their names
 */
export function findPairs(page: Page, itemRows: readonly Row[]): Pair[] {
  const pairs: Pair[] = [];
  const inItems = new Set(itemRows);
  const inTables = keyTableRows(page);
  for (const row of page.rows) {
    if (pairs.length >= mostPairs) break;
    if (inTables.has(row))
      pairs.push(pairOf(row.cells[0]!.text, row.cells[1]!.text.replace(/^[\s:]+/, ''), row.cells, true));
    else if (!inItems.has(row)) pairs.push(...pairsOf(row, page));
  }
  return pairs;
}

function pairsOf(row: Row, page: Page): Pair[] {
  const pairs: Pair[] = [];
  const isHead = isHeadOfTable(row, page);
  for (let place = 0; place < row.cells.length; place++) {
    const cell = row.cells[place]!;
    const next = row.cells[place + 1];
    const inside = pairsIn(cell);
    pairs.push(...inside);
    const key = openKey(cell, next);
    if (!key) continue;
    const value = isHead
      ? cellBelow(cell, row, page)
      : (valueBeside(row, place + 1) ?? (endsWithColon(cell.text) ? cellBelow(cell, row, page) : undefined));
    const hasColon = endsWithColon(cell.text) || /^\s?:/.test(next?.text ?? '');
    if (value) pairs.push(pairOf(key, value.text.replace(/^[\s:]+/, ''), [cell, value], hasColon));
  }
  return pairs.filter(({ key, value }) => isKey(key) && value !== '' && value.length <= longestValue);
}

/** The pairs that one cell holds: "TEL : 07-386 7524 FAX : 07-386 3793". */
function pairsIn(cell: Cell): Pair[] {
  const parts = colonParts(cell.text);
  if (parts.length === 0) return withoutColon(cell);
  return parts.map(({ key, value }) => pairOf(key, value, [cell], true));
}

function colonParts(text: string): { key: string; value: string }[] {
  const match = colon.exec(text);
  if (!match) return [];
  const key = text.slice(0, match.index);
  const rest = text.slice(match.index + match[0].length);
  const further = colon.exec(rest);
  const word = further && findTerms(rest.slice(0, further.index)).at(-1);
  const isKeyed = word?.terms && word.terms.length > 0 && word.start > 0;
  if (!isKeyed) return [{ key, value: rest.trim() }];
  return [{ key, value: rest.slice(0, word.start).trim() }, ...colonParts(rest.slice(word.start))];
}

/** Known words and then a number: "RECEIPT NO 17", "TABLE 5". */
function withoutColon(cell: Cell): Pair[] {
  const words = findTerms(cell.text);
  const unknown = words.findIndex(({ terms }) => !terms);
  const known = unknown < 0 ? words : words.slice(0, unknown);
  const last: LabelWord | undefined = known.at(-1);
  if (!last) return [];
  const value = cell.text.slice(last.end).replace(/^[\s.#=-]+/, '');
  const isValue = /^[\p{L}\d][\p{L}\d./-]*$/u.test(value) && /\d/.test(value) && known[0]!.start === 0;
  return isValue ? [pairOf(cell.text.slice(0, last.end), value, [cell], false)] : [];
}

/** The key in a cell whose value stands elsewhere: "DATE:", "TABLE" before ": 5", known words alone. */
function openKey({ text }: Pick<Cell, 'text'>, next: Cell | undefined): string | undefined {
  if (endsWithColon(text)) return text.replace(/^.*\S\s{2,}|[\s:]+$/g, '');
  if (next && /^\s?:/.test(next.text)) return text;
  if (colon.test(text)) return undefined;
  const words = findTerms(text);
  const isNamed = words.length > 0 && words.every(({ terms }) => terms && terms.length > 0);
  return isNamed && !/\d{2}/.test(text) ? text : undefined;
}

/** Keys beside each other whose values stand in the row below. */
function isHeadOfTable({ cells, index }: Row, { rows }: Page): boolean {
  const next = rows[index + 1];
  if (cells.length < 2 || !next || cells.length > mostColumns) return false;
  const areKeys = cells.every(({ text }) => !/\d|:/.test(text) && openKey({ text }, undefined));
  return areKeys && next.cells.some(({ text }) => /\d/.test(text));
}

function endsWithColon(text: string): boolean {
  return /\S\s?:$/.test(text);
}

/** The next cell that is more than a colon, and no key itself. */
function valueBeside({ cells }: Row, from: number): Cell | undefined {
  const value = cells.slice(from, from + 2).find(({ text }) => /[\p{L}\d]/u.test(text));
  return value && !holdsKey(value.text) ? value : undefined;
}

/** Whether a text has a key of its own: known words before a colon. */
function holdsKey(text: string): boolean {
  const match = colon.exec(text);
  if (!match || match.index === 0) return endsWithColon(text);
  return findTerms(text.slice(0, match.index)).every(({ terms }) => terms);
}

function cellBelow({ box }: Cell, row: Row, { rows, typeHeight }: Page): Cell | undefined {
  const next = rows[row.index + 1];
  if (!next || next.box.y0 - row.box.y1 > typeHeight) return undefined;
  const below = next.cells.find(
    (cell) => Math.abs(cell.box.x0 - box.x0) < typeHeight || (cell.box.x0 < box.x1 && box.x0 < cell.box.x1),
  );
  return below && !colon.test(below.text) ? below : undefined;
}

function pairOf(printed: string, value: string, cells: readonly Cell[], hasColon: boolean): Pair {
  const key = printed.replace(/^[\s\p{P}]+|[\s:.#]+$/gu, '').replace(/\s+/g, ' ');
  const terms = new Set(findTerms(printed).flatMap(({ terms: found = [] }) => found));
  return { key, terms, value: value.trim(), cells, hasColon };
}

function isKey(key: string): boolean {
  return key.length <= longestKey && /\p{L}{2}/u.test(key) && key.split(' ').length <= 5;
}
