import type { ScannedCode } from '../../../codes/scannedCode.js';
import type { Fact, Finding } from '../facts/finding.js';
import type { Field } from '../fields/field.js';
import { isType } from '../fields/itemKind.js';
import type { Scope } from '../scope.js';
import { type Gathered, gathered } from './agreed.js';
import type { Topic } from './topic.js';

const formatName = /(^|_)(type|format|symbology|standard|kind)(_|$)/;
const textName =
  /(^|_)(text|value|data|content|contents|payload|decoded|code|string|message|url|number|qr|raw)(_|$)/;

/** QR codes, bar codes and their like. */
export const codes: Topic = {
  names:
    /(^|_)(qr|qrs|qr_?codes?|bar_?codes?|datamatrix|data_matrix|ean|ean_?(8|13)|upc|gtin|isbn|scanned_codes?|decoded_codes?)(_|$)|^codes(_(found|detected|count))?$|^(num|number_of|total)_codes$/,
  senses: ['codes'],
  fact({ name }, schema, scope) {
    const found = codesNamed(name, scope);
    if (found === undefined) return undefined;
    if (isType(schema, 'boolean')) return found.length > 0;
    if (/(^|_)(count|counts|num|number_of|total|how_many|found|detected)(_|$)/.test(name))
      return found.length;
    const best = (isSingleBarcode.test(name) ? found.find(isLinear) : undefined) ?? found[0];
    if (best === undefined) return undefined;
    return formatName.test(name) ? formatWords(best.found) : best.found.text;
  },
  findings({ name }, _item, scope) {
    return codesNamed(name, scope)?.map(findingOf);
  },
};

type Found = Gathered<ScannedCode>;

const isSingleBarcode = /(^|_)bar_?code(_|$)/;
const matrixFormats = /qr|matrix|aztec|maxi/i;

function isLinear({ found }: Found): boolean {
  return !matrixFormats.test(found.format);
}

/** The codes that a name allows: "isbn" holds none but those. */
function codesNamed(name: string, scope: Scope): readonly Found[] | undefined {
  const all = gathered(scope, (image) => image.codes);
  return all?.filter(({ found }) => isNamed(name, found));
}

function isNamed(name: string, { format, text }: ScannedCode): boolean {
  if (/(^|_)qrs?(_|$)|qr_?code/.test(name)) return /qr/i.test(format);
  if (/(^|_)isbn/.test(name)) return /^97[89]\d{10}$/.test(text);
  if (/(^|_)(ean|upc|gtin)/.test(name)) return /ean|upc|databar/i.test(format);
  return /data_?matrix/.test(name) ? /matrix/i.test(format) : true;
}

/** The format, and the sort of code it is, for lists of options. */
function formatWords({ format }: ScannedCode): string[] {
  const isMatrix = matrixFormats.test(format);
  return [
    format,
    format.replace(/ ?code$/i, ''),
    ...(isMatrix ? ['2D', 'matrix'] : ['barcode', '1D', 'linear']),
  ];
}

function findingOf({ found, picture, image }: Found): Finding {
  // A code is read with its check digits or not at all.
  const subject = { label: found.format, score: 1, box: found.box, size: image.size, picture };
  return { text: found.text, subject, fact: (field) => factOf(field, found) };
}

function factOf({ name }: Field, code: ScannedCode): Fact | undefined {
  if (/(^|_)(found|present|detected|readable|decoded|exists)$/.test(name)) return true;
  if (formatName.test(name)) return formatWords(code);
  return textName.test(name) ? code.text : undefined;
}
