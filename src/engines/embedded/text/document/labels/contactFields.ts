import { findDates } from '../dates/findDates.js';
import type { DocumentField, FieldName } from '../document.js';
import { findAmounts } from '../figures/findAmounts.js';
import { repairPhone } from '../figures/repairDigits.js';
import type { Cell } from '../page/cell.js';
import type { Page, Row } from '../page/page.js';
import { emailPattern, phonePattern, websitePattern } from '../parties/contacts.js';
import { findTerms } from '../terms/findTerms.js';

/** Telephone number, address of electronic mail and of the web: the first of each. */
export function contactFields({ rows }: Page): DocumentField[] {
  const cells = rows.flatMap((row) => row.cells);
  const phone = labelledPhone(rows) ?? firstOf(cells.slice(0, 40), barePhone);
  const found = [
    phone && fieldOf('phone', phone, phone.isSure ? 0.9 : 0.55),
    fieldFor('email', cells, emailIn),
    fieldFor('website', cells, websiteIn),
  ];
  return found.filter((field) => field !== undefined);
}

interface Found {
  readonly value: string;
  readonly isSure: boolean;
  readonly cell: Cell;
}

type Find = (text: string) => Omit<Found, 'cell'> | undefined;

function firstOf(cells: readonly Cell[], find: Find): Found | undefined {
  for (const cell of cells) {
    const found = find(cell.text);
    if (found) return { ...found, cell };
  }
  return undefined;
}

function fieldFor(name: FieldName, cells: readonly Cell[], find: Find): DocumentField | undefined {
  const found = firstOf(cells, find);
  return found && fieldOf(name, found, 0.9);
}

function fieldOf(name: FieldName, { value, cell }: Found, score: number): DocumentField {
  return { name, value, score, lines: cell.lines };
}

/** The number behind "Tel", "Phone", "Mobile", in the same cell or the next. */
function labelledPhone(rows: readonly Row[]): Found | undefined {
  for (const { cells } of rows)
    for (const [place, cell] of cells.entries()) {
      const label = findTerms(cell.text).find(({ terms }) => terms?.includes('phone'));
      if (!label) continue;
      const behind = cell.text.slice(label.end);
      const value = /\d/.test(behind) ? cell : cells[place + 1];
      const number = value && phonePattern.exec(repairPhone(value === cell ? behind : value.text));
      if (number) return { value: number[0].trim(), isSure: true, cell: value };
    }
  return undefined;
}

/** A number in groups that is nothing else, with a sign, brackets or a leading zero, or grouped as in North America. */
function barePhone(printed: string): ReturnType<Find> {
  const text = repairPhone(printed);
  const number = phonePattern.exec(text)?.[0];
  if (!number || findDates(text).length + findAmounts(text).length > 0) return undefined;
  // "T 212 555 0150"
  const isAlone = /^[TMPCDO]?$/.test(text.replace(number, '').replace(/[^\p{L}\d]/gu, ''));
  const isOfForm = /^(?:\+|\(|0)/.test(number) || /^\d{3}[-. ]\d{3}[-. ]\d{4}$/.test(number);
  return isAlone && isOfForm && /\d[\s().-]+\d/.test(number)
    ? { value: number.trim(), isSure: false }
    : undefined;
}

function emailIn(text: string): ReturnType<Find> {
  const found = emailPattern.exec(text)?.[0];
  return found ? { value: found.replace(/\s/g, ''), isSure: true } : undefined;
}

function websiteIn(text: string): ReturnType<Find> {
  const found = websitePattern.exec(text.replace(emailPattern, ' '))?.[0];
  return found ? { value: found.replace(/\s/g, '').replace(/[.)]+$/, ''), isSure: true } : undefined;
}
