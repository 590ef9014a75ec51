import type { TextLine } from '../textLine.js';

/** The fields that receipts, invoices, letters, cards and labels commonly have. */
export const fieldNames = [
  'company',
  'address',
  'date',
  'time',
  'total',
  'subtotal',
  'tax',
  'discount',
  'rounding',
  'cash',
  'change',
  'currency',
  'number',
  'phone',
  'email',
  'website',
  'tax number',
  'payment method',
  'cashier',
  'customer',
  'due date',
] as const;

export type FieldName = (typeof fieldNames)[number];

/** One fact that a document states. */
export interface DocumentField {
  /** What it is: one of the common fields, or the key as printed in lower case ("table", "gate"). */
  readonly name: FieldName | (string & {});
  /** As printed, blanks put right. */
  readonly value: string;
  /** A date as `YYYY-MM-DD`, a time as `HH:MM`, or an amount as a number; undefined where it is neither or unclear. */
  readonly normalized?: string | number | undefined;
  /** Confidence that this is that field, 0…1. */
  readonly score: number;
  readonly lines: readonly TextLine[];
}

/** One bought or listed thing. */
export interface LineItem {
  readonly description: string;
  readonly quantity?: number | undefined;
  readonly unitPrice?: number | undefined;
  readonly amount?: number | undefined;
}

/** What the text of a picture tells, read as a document. */
export interface TextDocument {
  readonly kind: 'receipt' | 'invoice' | 'other';
  readonly title?: string | undefined;
  /** Best first; at most one of each of the common names. */
  readonly fields: readonly DocumentField[];
  readonly items: readonly LineItem[];
}
