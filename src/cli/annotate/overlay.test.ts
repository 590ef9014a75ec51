import { describe, expect, it } from 'vitest';
import type { Mark } from './mark.js';
import { overlay } from './overlay.js';

const size = { width: 1000, height: 500 };
const mark = (label: string, more: Partial<Mark> = {}): Mark => ({
  label,
  colour: label,
  box: { x0: 100, y0: 200, x1: 300, y1: 400 },
  ...more,
});

describe('an overlay', () => {
  it('is of the size of the drawing, with the marks at its scale', () => {
    const polygon = [
      { x: 100, y: 200 },
      { x: 300, y: 200 },
      { x: 200, y: 400 },
    ];
    const svg = overlay([mark('cat', { polygon })], size, { width: 500, height: 250 });
    expect(svg).toMatch(/^<svg [^>]*width="500" height="250">/);
    expect(svg).toContain('<rect x="50" y="100" width="100" height="100" fill="none"');
    expect(svg).toContain('points="50,100 150,100 100,200"');
  });

  it('writes labels that XML cannot hold as far as it can', () => {
    const svg = overlay([mark('<b>&"\'\u0000\u001b\ud800 ok')], size, size);
    expect(svg).toContain('>&#60;b&#62;&#38;&#34;&#39; ok</text>');
  });

  it('cuts long labels, and writes none for an empty one', () => {
    expect(overlay([mark('x'.repeat(500))], size, size)).toContain(`>${'x'.repeat(39)}…</text>`);
    expect(overlay([mark(' ')], size, size)).not.toContain('<text');
  });

  it('gives things of one kind one colour, and others another', () => {
    const svg = overlay([mark('a'), mark('b'), mark('a 2', { colour: 'a' })], size, size);
    const frames = [...svg.matchAll(/fill="none" stroke="(#\w+)"/g)].map(([, colour]) => colour);
    expect(frames[0]).toBe(frames[2]);
    expect(frames[0]).not.toBe(frames[1]);
  });

  it('puts labels above boxes, and inside where the picture ends', () => {
    const top = overlay([mark('a', { box: { x0: 980, y0: 0, x1: 1000, y1: 50 } })], size, size);
    const [, left = '', y = '', width = ''] =
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+" fill="#/.exec(top) ?? [];
    expect(Number(left) + Number(width)).toBeLessThanOrEqual(1000.1);
    expect(Number(y)).toBe(0);
  });
});
