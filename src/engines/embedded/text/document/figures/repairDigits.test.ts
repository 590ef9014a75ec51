import { describe, expect, it } from 'vitest';
import { repairDigits, repairPhone } from './repairDigits.js';

describe('repairDigits', () => {
  it('puts digits for the letters that look like them, the length kept', () => {
    expect(repairDigits('TOTAL 1O.5O, 25/l2/2018')).toBe('TOTAL 10.50, 25/12/2018');
  });

  it('leaves words and what is mostly letters alone', () => {
    for (const text of ['BOSS', 'SOS 1', 'B1', 'ISO9001', '20SB', '100ml'])
      expect(repairDigits(text)).toBe(text);
  });
});

describe('repairPhone', () => {
  it('puts digits in telephone numbers', () => {
    expect(repairPhone('Tel O3-4l42 5566')).toBe('Tel 03-4142 5566');
  });

  it('leaves words alone', () => {
    expect(repairPhone('SOIL BIOS 12')).toBe('SOIL BIOS 12');
  });
});
