import { type Box, scaleBox } from '../../../geometry/box.js';
import type { Convention } from '../../embedded/answer/fill/boxes/convention.js';
import type { PlaceContext } from '../context.js';
import { writeBox } from '../places/nativeBox.js';

const number = String.raw`\s{0,20}(-?\d{1,6}(?:\.\d{1,8})?)\s{0,20}`;

/** Four numbers behind a name. */
const example = new RegExp(
  String.raw`(["'])([\p{L}_][\p{L}\p{N}_]{0,60})\1(\s{0,4}:\s{0,4})\[${[number, number, number, number].join(',')}\]`,
  'gu',
);

/**
 * The same text with the boxes in its JSON as the model would have written them: examples in a prompt, and answers of
 * earlier turns. A text does not tell which picture a box is in; it is taken to be `context.picture`.
 * @param names what boxes are called by the caller, and what by the model
 */
export function rewriteExamples(
  text: string,
  names: ReadonlyMap<string, string>,
  context: Pick<PlaceContext, 'native' | 'frames' | 'picture'>,
  { order, scale }: Convention,
): string {
  const frame = context.frames[context.picture]!;
  return text.replace(
    example,
    (whole: string, quote: string, name: string, colon: string, ...rest: string[]) => {
      const asked = names.get(name);
      const box = asked === undefined ? undefined : boxOf(rest.slice(0, 4).map(Number), order);
      if (box === undefined) return whole;
      const { original } = frame;
      const whole_ = scale === 'pixels' ? original : { width: scale, height: scale };
      const native = writeBox(scaleBox(box, whole_, original), context.native, frame);
      return `${quote}${asked}${quote}${colon}${JSON.stringify(native).replaceAll(',', ', ')}`;
    },
  );
}

function boxOf(numbers: readonly number[], order: Convention['order']): Box | undefined {
  const at = (name: Convention['order'][number]) => numbers[order.indexOf(name)];
  const [x0, y0, x1, y1] = [at('xmin'), at('ymin'), at('xmax'), at('ymax')];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined;
  return { x0, y0, x1, y1 };
}
