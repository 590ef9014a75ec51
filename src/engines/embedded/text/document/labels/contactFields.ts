import { findDates } from '../dates/findDates.js';
import type { DocumentField, FieldName } from '../document.js';
import type { Cell } from '../page/cell.js';
import type { Page } from '../page/page.js';
import { emailPattern, phonePattern, websitePattern } from '../parties/contacts.js';
import { findTerms } from '../terms/findTerms.js';

/** Telephone number, address of electronic mail and of the web: the first of each. */
export function contactFields({ rows }: Page): DocumentField[] {
  const cells = rows.flatMap((row) => row.cells);
  const phone = firstOf(cells, labelledPhone) ?? firstOf(cells.slice(0, 40), barePhone);
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

/** The number behind "Tel", "Phone", "Mobile". */
function labelledPhone(text: string): ReturnType<Find> {
  const label = findTerms(text).find(({ terms }) => terms?.includes('phone'));
  const number = label && phonePattern.exec(text.slice(label.end));
  return number ? { value: number[0].trim(), isSure: true } : undefined;
}

/** A number in groups that is nothing else, with a sign, brackets or a leading zero. */
function barePhone(text: string): ReturnType<Find> {
  const number = phonePattern.exec(text)?.[0];
  if (!number || findDates(text).length > 0) return undefined;
  const isAlone = text.replace(number, '').replace(/[^\p{L}\d]/gu, '') === '';
  return isAlone && /^(?:\+|\(|0)/.test(number) && /\d[\s().-]\d/.test(number)
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
