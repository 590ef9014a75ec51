import { logistic } from '../../../numbers.js';
import type { DocumentField } from '../document.js';
import type { Page } from '../page/page.js';
import { hasLegalForm, isTradeAlone, namesTrade } from './businessWords.js';
import type { HeadCell } from './head.js';
import { nameLines } from './nameLines.js';
import { repairNames } from './repairNames.js';

/** Fewer signs of a company do not make one. */
const leastEvidence = 0.6;

/** The evidence at which it is as likely as not the company. */
const evenEvidence = 1.6;

/** Who wrote the page: the name above the address, by its legal form, its trade, its size and its place. */
export function companyField(page: Page, head: readonly HeadCell[]): DocumentField | undefined {
  let best: { index: number; evidence: number } | undefined;
  for (const index of head.keys()) {
    const evidence = evidenceFor(index, head, page);
    if (evidence > (best?.evidence ?? leastEvidence)) best = { index, evidence };
  }
  if (!best) return undefined;
  const cells = nameLines(best.index, head, page.typeHeight);
  const value = cleanName(cells.map(({ cell }) => cell.text).join(' '));
  const score = logistic(best.evidence - evenEvidence);
  return { name: 'company', value, score, lines: cells.flatMap(({ cell }) => cell.lines) };
}

function evidenceFor(index: number, head: readonly HeadCell[], page: Page): number {
  const { cell, role, address } = head[index]!;
  const letters = cell.text.replace(/[^\p{L}]/gu, '').length;
  if (role !== 'text' || letters < 3) return -Infinity;
  const isOfOther = head.slice(0, index).some((before) => before.role === 'customer');
  const isBelow = head.slice(0, index).some((before) => isBelowName(before));
  return (
    (hasLegalForm(cell.text) ? 2.6 : 0) +
    (namesTrade(cell.text) ? 1.2 : 0) +
    largeness(cell.box.y1 - cell.box.y0, page.typeHeight) +
    (leadsToAddress(index, head) ? 1.2 : 0) +
    (isTradeAlone(head[index + 1]?.cell.text ?? '') ? 1.5 : 0) -
    0.12 * index -
    (address >= 1.5 && !hasLegalForm(cell.text) ? 2.5 : 0) -
    (isOfOther ? 2.5 : 0) -
    (isBelow ? 1.5 : 0) -
    (letters * 2 < cell.text.length ? 1 : 0) -
    (isTradeAlone(cell.text) ? 1.2 : 0) -
    (isSentence(cell.text) ? 1.5 : 0)
  );
}

/** Names stand above registrations, telephone numbers and titles. */
function isBelowName({ role, address }: HeadCell): boolean {
  return role === 'contact' || role === 'title' || role === 'detail' || address >= 2.5;
}

/** 0 for type of the usual height, at most 1.1. */
function largeness(height: number, typeHeight: number): number {
  return Math.min(1.1, Math.max(0, (height / typeHeight - 1.1) * 1.5));
}

function leadsToAddress(index: number, head: readonly HeadCell[]): boolean {
  const next = head[index + 1];
  return next !== undefined && (next.role === 'registration' || next.address >= 1.5);
}

function isSentence(text: string): boolean {
  return text.split(' ').length > 8 || /[!?]$/.test(text);
}

/** Without its number in a register, "NAME SDN BHD (123456-A)", and without a key, "OWNED BY: NAME LTD". */
function cleanName(text: string): string {
  const name = text
    .replace(/^[\p{L} ]{2,20}\s?:\s*(?=\p{L})/u, '')
    .replace(/[\s(]*(?:co\.?\s*(?:reg|no)\w*\.?\s*(?:no)?\s*[.:]*\s*)?\(?\d{4,}\s?-?\s?\p{L}{0,2}\)?$/iu, '');
  return repairNames(name || text).replace(/^[\s*#=_.:~-]+|[\s*#=_:~,-]+$/g, '');
}
