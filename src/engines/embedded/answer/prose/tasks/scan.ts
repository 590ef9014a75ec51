import type { ScannedCode } from '../../../codes/scannedCode.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { questionOf, type View } from '../view.js';
import { asksYesOrNo, counted, inWords, joined, quoted } from '../words/english.js';

/** Answers with what bar codes and matrix codes say. */
export const scanWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const { codes } = view.image;
    if (codes === undefined) return [essential('I could not look for codes in the picture.')];
    const isQuestion = asksYesOrNo(questionOf(view));
    if (/\bhow many\b/.test(questionOf(view))) return [countCodes(codes)];
    const [only] = codes;
    if (only === undefined) return [noCode(isQuestion)];
    return codes.length === 1 ? [oneCode(only, isQuestion)] : severalCodes(codes, isQuestion);
  },
  tellTersely(view) {
    const { codes } = view.image;
    if (codes === undefined) return 'unknown';
    if (/\bhow many\b/.test(questionOf(view))) return String(codes.length);
    if (asksYesOrNo(questionOf(view))) return codes.length > 0 ? 'yes' : 'no';
    return codes.length === 0 ? 'none' : codes.map(({ text }) => text).join('\n');
  },
  items: ({ image: { codes = [] } }: View) => (codes.length === 0 ? undefined : codes.map(codeItem)),
};

function countCodes(codes: readonly ScannedCode[]): Statement {
  if (codes.length === 0) return noCode(false);
  const number = codes.length === 1 ? 'one code' : `${inWords(codes.length)} codes`;
  const each = codes.map(({ format, text }) => `${counted(format, 1)} that says ${quoted(text)}`);
  return essential(`I count ${number}: ${joined(each)}.`, `${codes.length}.`);
}

function noCode(isQuestion: boolean): Statement {
  const sentence = 'I find no bar code or QR code that I can read.';
  return isQuestion ? essential(`No, ${sentence}`, 'No.') : essential(sentence, 'No code.');
}

function oneCode({ format, text }: ScannedCode, isQuestion: boolean): Statement {
  const sentence = `I find ${counted(format, 1)} that says ${quoted(text)}.`;
  return isQuestion ? essential(`Yes, ${sentence}`, 'Yes.') : essential(sentence, text);
}

function severalCodes(codes: readonly ScannedCode[], isQuestion: boolean): Statement[] {
  const each = codes.map((code) => essential(`${codeItem(code)}.`));
  return [essential(`${isQuestion ? 'Yes, ' : ''}I find ${inWords(codes.length)} codes.`), ...each];
}

/** "QR code: https://example.com". */
function codeItem({ format, text }: ScannedCode): string {
  return `${format}: ${quoted(text).slice(1, -1)}`;
}
