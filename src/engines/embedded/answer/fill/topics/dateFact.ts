import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { DocumentField } from '../../../text/document/document.js';
import type { Field } from '../fields/field.js';

const isoDate = /^(\d{4})-(\d\d)-(\d\d)$/;
const isoTime = /^\d\d:\d\d(:\d\d)?$/;

/** Forms of dates that descriptions write out. */
const dateForm = /\b(?:YYYY|DD|MM)[-/. ](?:MM|DD|YYYY)[-/. ](?:YYYY|DD|MM)\b/;

/** The pattern that schemas write for dates; patterns are never run, since a hostile one may take hours. */
const isoPattern = /^\^?\(?(\\d|\[0-9\])\{4\}-\1\{2\}-\1\{2\}\)?\$?$/;

/**
 * A field of a document as a text: as printed, but a date in the form that the schema's `format` or `pattern` or the
 * description names; undefined where the printed date is unclear and a form is required.
 */
export function dateFact(
  { value, normalized }: DocumentField,
  { description }: Field,
  { format, pattern }: SchemaObject,
): string | undefined {
  const date = isoDate.exec(typeof normalized === 'string' ? normalized : '');
  if (format === 'date' || isoPattern.test(String(pattern))) return date?.[0];
  if (format === 'time') return isoTime.test(String(normalized)) ? withZone(String(normalized)) : undefined;
  if (format === 'date-time') return undefined;
  const form =
    dateForm.exec(description)?.[0] ??
    (/\biso[- ]?8601\b|\biso date\b|\biso format\b/i.test(description) ? 'YYYY-MM-DD' : undefined);
  if (form === undefined || date === null) return value;
  return form.replace('YYYY', date[1]!).replace('MM', date[2]!).replace('DD', date[3]!);
}

/** RFC 3339 wants seconds and a zone; a printed time has none, and none is made up but for the letter it must have. */
function withZone(time: string): string {
  return `${time.length === 5 ? `${time}:00` : time}Z`;
}
