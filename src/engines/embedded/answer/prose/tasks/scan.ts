import type { ScannedCode } from '../../../codes/scannedCode.js';
import { counted, inWords, quoted } from '../english.js';
import { essential, type Statement } from '../statement.js';
import type { TaskWriter } from '../taskWriter.js';

/** Answers with what bar codes and matrix codes say. */
export const scanWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell({ image: { codes } }) {
    if (codes === undefined) return [essential('I could not look for codes in the picture.')];
    const [only] = codes;
    if (only === undefined) return [essential('I find no bar code or QR code that I can read.', 'No code.')];
    return codes.length === 1 ? [oneCode(only)] : severalCodes(codes);
  },
  tellTersely({ image: { codes } }) {
    if (codes === undefined) return 'unknown';
    return codes.length === 0 ? 'none' : codes.map(({ text }) => text).join('\n');
  },
  items: ({ image: { codes = [] } }) => (codes.length === 0 ? undefined : codes.map(codeItem)),
};

function oneCode({ format, text }: ScannedCode): Statement {
  return essential(`I find ${counted(format, 1)} that says ${quoted(text)}.`, text);
}

function severalCodes(codes: readonly ScannedCode[]): Statement[] {
  const each = codes.map((code) => essential(`${codeItem(code)}.`));
  return [essential(`I find ${inWords(codes.length)} codes.`), ...each];
}

/** "QR code: https://example.com". */
function codeItem({ format, text }: ScannedCode): string {
  return `${format}: ${quoted(text).slice(1, -1)}`;
}
