import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { maskPng } from './maskPng.js';

const side = 64;
const box = { x0: 0, y0: 0, x1: 100, y1: 50 };

async function decode(uri: string) {
  expect(uri).toMatch(/^data:image\/png;base64,/);
  const bytes = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
  return sharp(bytes).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
}

describe('maskPng', () => {
  it('keeps what is foreground, on 256 × 256 grey pixels', async () => {
    const radius = 20;
    const distance = (x: number, y: number, scale: number) =>
      Math.hypot(x + 0.5 - 32 * scale, y + 0.5 - 32 * scale);
    const probabilities = Uint8Array.from({ length: side * side }, (_, i) => {
      const depth = radius - distance(i % side, Math.floor(i / side), 1);
      return Math.round(255 / (1 + Math.exp(-depth)));
    });
    const { data, info } = await decode(maskPng({ box, side, probabilities, confidence: 1 }));
    expect(info).toMatchObject({ width: 256, height: 256, channels: 1 });
    const wrong = [...data].filter((value, i) => {
      const depth = radius * 4 - distance(i % 256, Math.floor(i / 256), 4);
      return Math.abs(depth) > 1 && value > 127 !== depth > 0;
    });
    expect(wrong).toEqual([]);
  });

  it('is small', () => {
    const probabilities = Uint8Array.from({ length: side * side }, (_, i) =>
      Math.hypot((i % side) - 32, Math.floor(i / side) - 32) < 25 ? 254 : 1,
    );
    expect(
      Buffer.from(maskPng({ box, side, probabilities, confidence: 1 }).slice(22), 'base64').length,
    ).toBeLessThan(2000);
  });
});
