import type { Size } from '../../../../geometry/box.js';
import type { TextLine } from '../textLine.js';
import { dateFields } from './dates/dateFields.js';
import type { DocumentField, TextDocument } from './document.js';
import { findItems } from './items/findItems.js';
import { itemRows } from './items/itemRows.js';
import { kindOf } from './kind.js';
import { contactFields } from './labels/contactFields.js';
import { pairFields } from './labels/pairFields.js';
import { findPairs } from './labels/pairs.js';
import { amountFields } from './money/amountFields.js';
import { labelledAmounts } from './money/labelledAmount.js';
import { type Page, readPage } from './page/page.js';
import { addressField } from './parties/address.js';
import { namesBusiness } from './parties/businessWords.js';
import { companyField } from './parties/company.js';
import { type HeadCell, headOf } from './parties/head.js';
import { titleOf } from './title.js';

/**
 * Reads the text of a picture as a document: who wrote it and when, sums, numbers, what was bought. What the text does not
 * say is left out; scores tell how sure each field is.
 * @param lines in any order; places in pixels of the upright picture
 * @param size of the upright picture
 */
export function readDocument(lines: readonly TextLine[], size: Size): TextDocument {
  const page = readPage(lines);
  const amounts = labelledAmounts(page);
  const head = headOf(page);
  const stated = bestOfEach([
    ...dateFields(page),
    ...amountFields(page, amounts),
    ...contactFields(page),
    ...pairFields(findPairs(page, itemRows(page, amounts))),
  ]);
  const kind = kindOf(page, stated, amounts, size);
  const fields = bestOfEach([...partyFields(page, head, kind), ...stated]);
  return { kind, title: titleOf(page, head, kind), fields, items: findItems(page, amounts) };
}

/** Who wrote the page, and where they are. Of what is no receipt, large type alone names no company. */
function partyFields(page: Page, head: readonly HeadCell[], kind: TextDocument['kind']): DocumentField[] {
  const found = companyField(page, head);
  const company = found && (kind !== 'other' || namesBusiness(found.value)) ? found : undefined;
  return [company, addressField(head, company)].filter((field) => field !== undefined);
}

/** The surest field of each name, surest first. */
function bestOfEach(fields: readonly DocumentField[]): DocumentField[] {
  const sorted = [...fields].sort((a, b) => b.score - a.score);
  const names = new Set<string>();
  return sorted.filter(({ name }) => !names.has(name) && names.add(name));
}
