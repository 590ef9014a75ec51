import { type Bins, binsOfBox, boxOfBins } from './bins.js';
import type { Placed, TokenWriting } from './placed.js';

const bins: Bins = { count: 1000, offset: 0 };
const corners = String.raw`\(\s*(\d{1,4})\s*,\s*(\d{1,4})\s*\)\s*,\s*\(\s*(\d{1,4})\s*,\s*(\d{1,4})\s*\)`;

/** A label, a box, or any other run of text; servers may leave the special tokens out of what they send. */
const pieces = new RegExp(
  String.raw`<\|object_ref_start\|>([^<]{0,500})<\|object_ref_end\|>|(?:<\|box_start\|>)?${corners}(?:<\|box_end\|>)?|([^<(]{1,500})`,
  'g',
);

/** `<|object_ref_start|>a cat<|object_ref_end|><|box_start|>(x1,y1),(x2,y2)<|box_end|>`: thousandths, x first. */
export const qwen2Tokens: TokenWriting = {
  read(text, original) {
    const things: Placed[] = [];
    let label = '';
    for (const [, reference, x1, y1, x2, y2, words] of text.matchAll(pieces)) {
      if (x1 === undefined) label = labelIn(reference ?? words ?? '') || label;
      else {
        const box = boxOfBins([Number(x1), Number(y1), Number(x2), Number(y2)], bins, original);
        things.push({ label, box });
      }
    }
    return things;
  },

  write(things, original) {
    const written = things.map(({ label, box }) => {
      const [x1, y1, x2, y2] = binsOfBox(box, bins, original);
      return `<|object_ref_start|>${label}<|object_ref_end|><|box_start|>(${x1},${y1}),(${x2},${y2})<|box_end|>`;
    });
    return written.join('\n');
  },
};

/** Words without a reference are a label where they are few: a sentence is none. */
function labelIn(words: string): string {
  const label = words.replace(/^[\s,.;:•*-]{1,20}/, '').replace(/[\s,.;:]{1,20}$/, '');
  return label.split(/\s+/).length > 12 ? '' : label;
}
