import type { DocumentField } from '../../../text/document/document.js';
import { lookUp } from '../../../text/document/lookUp.js';
import { documentIn } from '../../documentIn.js';
import { boughtItems } from '../boughtItems.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import type { View } from '../view.js';
import { quoted } from '../words/english.js';

/** Answers with what a document states, as printed, and where it stands. */
export const lookupWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const document = documentIn(view.image);
    if (document === undefined) return [essential('I could not look for text in the picture.')];
    const name = fieldAsked(view);
    const field = lookUp(document, name);
    if (field !== undefined) return [stated(name, field)];
    const items = boughtItems(document, name);
    if (items !== undefined) return [essential(...items.wordings)];
    const hasText = (view.image.text ?? []).length > 0;
    const where = hasText ? 'in the text' : 'because there is no text that I can read';
    return [essential(`I do not find the ${name} ${where}.`, 'Not found.')];
  },
  tellTersely(view) {
    const document = documentIn(view.image);
    if (document === undefined) return 'unknown';
    const name = fieldAsked(view);
    return lookUp(document, name)?.value ?? boughtItems(document, name)?.terse ?? 'unknown';
  },
};

const abbreviation = /\b(?:iban|bic|swift|vat|gst|sst|id|ean|url|sku|upc|isbn|abn|tin|pin|po)\b/gi;

function fieldAsked({ ask }: View): string {
  const name = ask.fieldName ?? ask.targets[0]?.phrase ?? 'value';
  return name.replace(/\bno\.?$/, 'number').replace(abbreviation, (word) => word.toUpperCase());
}

/** From this confidence on a field is stated without reservation. */
const sureEnough = 0.5;

function stated(name: string, { value, score, lines }: DocumentField): Statement {
  const verb = score >= sureEnough ? 'is' : 'may be';
  const plain = `The ${name} ${verb} ${value}.`;
  const printed = lines.map(({ text }) => text).join(' ');
  // A line that is the value itself tells nothing of where it stands.
  const isValue = printed.replace(/\s/g, '') === value.replace(/\s/g, '');
  const from =
    lines.length === 1 && !isValue ? [`The ${name} ${verb} ${value} (printed as ${quoted(printed)}).`] : [];
  return essential(...from, plain, value);
}
