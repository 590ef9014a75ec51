import type { DocumentField } from '../document.js';
import type { Cell } from '../page/cell.js';
import type { Page, Row } from '../page/page.js';
import { findTerms } from '../terms/findTerms.js';
import type { Term } from '../terms/vocabulary.js';
import { dateOrderOf, isoDate } from './dateOrder.js';
import { findDates, type PrintedDate } from './findDates.js';
import { findTimes, type PrintedTime } from './findTimes.js';

interface Found<Printed> {
  readonly printed: Printed;
  readonly cell: Cell;
  /** The terms of the words before it, in its cell and left of it or, where there are none, above it. */
  readonly terms: ReadonlySet<Term>;
  /** Whether a time stands beside a date. */
  readonly isBesideTime: boolean;
}

/** The date and the time of a page, and the date by which something is due. */
export function dateFields(page: Page): DocumentField[] {
  const dates = findAll(page, findDates);
  const order = dateOrderOf(
    page,
    dates.map(({ printed }) => printed),
  );
  const isLater = ({ terms }: Found<PrintedDate>) => terms.has('due') || terms.has('deadline');
  const fields = [
    dateField(
      'date',
      best(
        dates.filter((date) => !isLater(date)),
        dateScore,
      ),
      order,
    ),
    dateField(
      'due date',
      best(
        dates.filter(({ terms }) => terms.has('due')),
        dateScore,
      ),
      order,
    ),
    timeField(best(findAll(page, findTimesOnly), timeScore)),
  ];
  return fields.filter((field) => field !== undefined);
}

type Scored<Printed> = Found<Printed> & { readonly score: number };

function dateField(
  name: 'date' | 'due date',
  found: Scored<PrintedDate> | undefined,
  order: ReturnType<typeof dateOrderOf>,
): DocumentField | undefined {
  if (!found) return undefined;
  const { printed, cell, score } = found;
  return { name, value: printed.text, normalized: isoDate(printed, order), score, lines: cell.lines };
}

function timeField(found: Scored<PrintedTime> | undefined): DocumentField | undefined {
  if (!found) return undefined;
  const { printed, cell, score } = found;
  return { name: 'time', value: printed.text, normalized: printed.normalized, score, lines: cell.lines };
}

function dateScore({ terms, isBesideTime, printed }: Found<PrintedDate>): number {
  const isLabelled = terms.has('date') || terms.has('issued');
  const isOfPaper = ['invoice', 'receipt', 'bill', 'order', 'transaction'].some((term) =>
    terms.has(term as Term),
  );
  const likely = 0.55 + (isLabelled ? 0.3 : 0) + (isOfPaper ? 0.05 : 0) + (isBesideTime ? 0.1 : 0);
  return likely - (printed.mark?.startsWith('.') ? 0.05 : 0);
}

function timeScore({ terms, isBesideTime }: Found<PrintedTime>): number {
  return 0.5 + (terms.has('time') || terms.has('date') ? 0.25 : 0) + (isBesideTime ? 0.2 : 0);
}

/** The first of those with the highest score. */
function best<Printed>(
  found: readonly Found<Printed>[],
  scoreOf: (found: Found<Printed>) => number,
): Scored<Printed> | undefined {
  let chosen: Scored<Printed> | undefined;
  for (const candidate of found) {
    const score = scoreOf(candidate);
    if (score > (chosen?.score ?? 0)) chosen = { ...candidate, score };
  }
  return chosen;
}

function findTimesOnly(text: string): PrintedTime[] {
  return findTimes(blank(text, findDates(text)));
}

function findAll<Printed extends { start: number; end: number }>(
  { rows }: Page,
  find: (text: string) => Printed[],
): Found<Printed>[] {
  return rows.flatMap((row) => {
    const found = row.cells.flatMap((cell, place) =>
      find(cell.text).map((printed) => ({
        printed,
        cell,
        terms: termsBefore(printed, cell, place, row, rows),
      })),
    );
    const isBesideTime =
      found.length > 0 && findDates(row.text).length > 0 && findTimesOnly(row.text).length > 0;
    return found.map((one) => ({ ...one, isBesideTime }));
  });
}

function termsBefore(
  { start }: { readonly start: number },
  { text, box }: Cell,
  place: number,
  { cells, index }: Row,
  rows: readonly Row[],
): Set<Term> {
  const before = cells.slice(Math.max(0, place - 2), place).map((cell) => cell.text);
  const label = [...before, text.slice(0, start)].join(' ');
  if (/\p{L}/u.test(label)) return termsOfLabel(label);
  const above = rows[index - 1]?.cells.find((cell) => cell.box.x0 < box.x1 && box.x0 < cell.box.x1);
  return termsOfLabel(above?.text ?? '');
}

/** The terms of the last few words, which are those that name what follows. */
function termsOfLabel(text: string): Set<Term> {
  return new Set(
    findTerms(text)
      .slice(-4)
      .flatMap(({ terms = [] }) => terms),
  );
}

function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  return spans.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
}
