import { describe, expect, it } from 'vitest';
import { planLooks } from './looks.js';

const pixels = (resolution: Parameters<typeof planLooks>[1], width = 640, height = 480) =>
  planLooks({ width, height }, resolution).reduce((sum, { input }) => sum + input.width * input.height, 0);

describe('planLooks', () => {
  it('sees more the higher the resolution', () => {
    const seen = (['low', 'medium', 'high', 'ultra_high'] as const).map((resolution) => pixels(resolution));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBe(4);
  });

  it('keeps the aspect within half a step of 32', () => {
    const looks = planLooks({ width: 640, height: 480 }, 'medium');
    expect(looks).toEqual([{ input: { width: 576, height: 448 }, mirrored: false }]);
  });

  it.each([
    [1, 1],
    [1, 30_000],
    [30_000, 1],
    [7000, 7000],
  ])('costs no more for a picture of %i × %i', (width, height) => {
    expect(pixels('medium', width, height)).toBeLessThan(512 * 512 * 1.2);
    for (const { input } of planLooks({ width, height }, 'ultra_high')) {
      expect([input.width % 32, input.height % 32]).toEqual([0, 0]);
      expect(Math.min(input.width, input.height)).toBeGreaterThanOrEqual(32);
    }
  });

  it('begins with the largest input, which the others are made from', () => {
    const areas = planLooks({ width: 640, height: 480 }, 'ultra_high').map(({ input }) => input.width);
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
  });
});
