import { describe, expect, it } from 'vitest';
import { cropWindow, withinWindow } from './cropWindow.js';

describe('cropWindow', () => {
  it('shows a quarter of the box on every side', () => {
    expect(cropWindow({ x0: 100, y0: 200, x1: 180, y1: 300 })).toEqual({ x0: 80, y0: 175, x1: 200, y1: 325 });
  });

  it('shows more beside a long box', () => {
    expect(cropWindow({ x0: 0, y0: 0, x1: 400, y1: 10 })).toEqual({ x0: -100, y0: -145, x1: 500, y1: 155 });
    expect(cropWindow({ x0: 0, y0: 0, x1: 10, y1: 400 })).toEqual({ x0: -145, y0: -100, x1: 155, y1: 500 });
  });
});

describe('withinWindow', () => {
  it('tells where the box lies in what is shown', () => {
    const box = { x0: 100, y0: 200, x1: 180, y1: 300 };
    const { x0, y0, x1, y1 } = withinWindow(box, cropWindow(box));
    expect([x0, y0, x1, y1].map((value) => value.toFixed(4))).toEqual([
      '0.1667',
      '0.1667',
      '0.8333',
      '0.8333',
    ]);
  });
});
