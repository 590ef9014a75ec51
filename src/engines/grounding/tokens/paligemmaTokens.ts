import { type Bins, binsOfBox, boxOfBins } from './bins.js';
import type { Placed, TokenWriting } from './placed.js';

const bins: Bins = { count: 1024, offset: 0 };
const places = /<loc(\d{4})><loc(\d{4})><loc(\d{4})><loc(\d{4})>((?:<seg\d{3}>){0,16})\s*([^<;]{0,500})/g;

/** `<locY1><locX1><locY2><locX2> a cat ; …`: 1,024 bins a side, y first, the label behind its box. */
export const paligemmaTokens: TokenWriting = {
  read(text, original) {
    return [...text.matchAll(places)].map(([, y1, x1, y2, x2, , label = '']): Placed => {
      const box = boxOfBins([Number(x1), Number(y1), Number(x2), Number(y2)], bins, original);
      return { label: label.trim(), box };
    });
  },

  write(things, original) {
    const written = things.map(({ label, box }) => {
      const [x1, y1, x2, y2] = binsOfBox(box, bins, original);
      return `${[y1, x1, y2, x2].map(token).join('')} ${label}`;
    });
    return written.join(' ; ');
  },
};

function token(bin: number): string {
  return `<loc${String(bin).padStart(4, '0')}>`;
}
