import { findDates } from '../dates/findDates.js';
import { findTimes } from '../dates/findTimes.js';
import { findAmounts } from '../figures/findAmounts.js';
import { repairDigits } from '../figures/repairDigits.js';
import { findTerms, type LabelWord } from '../terms/findTerms.js';
import type { Term } from '../terms/vocabulary.js';
import { addressEvidence } from './addressWords.js';
import { emailPattern, phonePattern, websitePattern } from './contacts.js';

/** What a cell is, as far as its form tells; `text` is what may be a name or an address. */
export type CellRole = 'contact' | 'registration' | 'title' | 'customer' | 'detail' | 'text';

const titleTerms: readonly Term[] = [
  'invoice',
  'receipt',
  'bill',
  'order',
  'ticket',
  'slip',
  'tax',
  'cash',
  'sales',
  'document',
];
const customerTerms: readonly Term[] = ['customer', 'ship'];

const registration = /^\W*(?:\p{L}{0,3}\d[\d-]{4,}\d?[-\s]?\p{L}{0,2}|[\d()\s-]*[\p{L}]?\d{5,}-?\p{L}?)\W*$/u;

const phoneAlone = new RegExp(`^${phonePattern.source}$`);

/** Tells what a cell is. */
export function cellRole(printed: string): CellRole {
  const text = repairDigits(printed);
  const words = findTerms(text);
  const terms = new Set(words.flatMap((word) => word.terms ?? []));
  const first = words[0]?.terms?.[0];
  if (isRegistration(text, terms)) return 'registration';
  if (isContact(text, first)) return 'contact';
  // Before titles and keys: "UNIT" and "NO" stand in addresses too.
  if (addressEvidence(text) >= 1.5 && findDates(text).length === 0) return 'text';
  if (isTitle(text, words, terms)) return 'title';
  if (customerTerms.some((term) => term === first) || isBillTo(terms)) return 'customer';
  if (isDetail(text, terms, first)) return 'detail';
  return 'text';
}

/** "Bill to", "Sold to". */
function isBillTo(terms: ReadonlySet<Term>): boolean {
  return terms.has('to') && (terms.has('bill') || terms.has('return') || terms.has('invoice'));
}

function isContact(text: string, first: Term | undefined): boolean {
  if (emailPattern.test(text) || websitePattern.test(text)) return true;
  const isNamed = first === 'phone' || first === 'fax' || first === 'email' || first === 'website';
  return (isNamed && /\d|@|\.|:/.test(text)) || phoneAlone.test(text.trim());
}

function isRegistration(text: string, terms: ReadonlySet<Term>): boolean {
  if (registration.test(text)) return true;
  const isNumber = terms.has('number') || terms.has('identity') || terms.has('roc');
  const isOf = terms.has('company') || terms.has('tax') || terms.has('roc') || terms.has('identity');
  return isNumber && isOf && /\d{3}/.test(text);
}

/** Words like TAX INVOICE, CASH BILL and nothing else. */
function isTitle(text: string, words: readonly LabelWord[], terms: ReadonlySet<Term>): boolean {
  if (/\d{3}/.test(text) || terms.has('number')) return false;
  if (terms.has('thanks')) return true;
  const known = words.filter((word) => word.terms).length;
  return known * 2 > words.length && titleTerms.some((term) => terms.has(term));
}

function isDetail(text: string, terms: ReadonlySet<Term>, first: Term | undefined): boolean {
  if (findDates(text).length > 0 || findTimes(text).length > 0) return true;
  if (findAmounts(text).some(({ decimals }) => decimals === 2)) return true;
  const isKeyed =
    first !== undefined && /:|\bno\b|#/i.test(text) && !['number', 'address', 'company'].includes(first);
  return isKeyed || !/\p{L}{2}/u.test(text) || (terms.has('quantity') && terms.has('price'));
}
