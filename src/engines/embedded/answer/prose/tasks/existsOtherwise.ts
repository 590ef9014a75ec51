import { isUnknown } from '../../../language/targets/target.js';
import type { View } from '../view.js';
import type { WordedAnswer } from '../wordedAnswer.js';
import { counted, quoted } from '../words/english.js';

const textWords =
  /\b(text|texts|words?|writing|letters?|lettering|numbers?|digits?|inscriptions?|captions?)$/;
const codeWords = /\b(qr|bar) ?codes?$|\bbarcodes?$|\bcodes?$/;

/** Whether there is text or a code, which other specialists than the detector of objects see; undefined for other things. */
export function existsOtherwise({ ask, image }: View): WordedAnswer | undefined {
  const [target, ...more] = ask.targets;
  if (target === undefined || more.length > 0 || !isUnknown(target)) return undefined;
  if (codeWords.test(target.phrase) && image.codes !== undefined)
    return answer('a code', codeSeen(image.codes));
  if (textWords.test(target.phrase) && image.text !== undefined)
    return answer('any text', textSeen(image.text));
  return undefined;
}

function answer(thing: string, seen: string | undefined): WordedAnswer {
  if (seen === undefined) return { wordings: [`No, I do not see ${thing}.`, 'No.'], terse: 'no' };
  return { wordings: [`Yes, ${seen}.`, 'Yes.'], terse: 'yes' };
}

function codeSeen(codes: NonNullable<View['image']['codes']>): string | undefined {
  const [first] = codes;
  if (first === undefined) return undefined;
  return codes.length === 1 ? `there is ${counted(first.format, 1)}` : `there are ${codes.length} codes`;
}

function textSeen(lines: NonNullable<View['image']['text']>): string | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  return lines.length === 1 ? `it reads ${quoted(first.text)}` : `it begins ${quoted(first.text)}`;
}
