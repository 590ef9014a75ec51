import { describe, expect, it } from 'vitest';
import { paint } from '../../../../tests/pictures/pixels.js';
import { paletteOf } from './palette.js';

const flat = (colour: number) => paletteOf(paint(4, 4, () => colour));

describe('the name of a colour', () => {
  it.each<[string, ...number[]]>([
    ['black', 0x000000, 0x121212, 0x26211e],
    ['white', 0xffffff, 0xeef2f6, 0xece8dd],
    ['gray', 0x808080, 0x6f7072, 0x474a4f, 0xb5b0a6, 0xc9d3dc, 0x7c7268],
    ['red', 0xff0000, 0x8b0000, 0xc83020, 0x4a1014, 0xdc143c],
    ['orange', 0xffa500, 0xf59020, 0xff6a1a],
    ['yellow', 0xffff00, 0xf0d040, 0xf8e860],
    ['green', 0x00ff00, 0x5f8a3a, 0x39471f, 0x88b050, 0x14260f, 0x2e8b57],
    ['blue', 0x0000ff, 0x141e3c, 0x0c1a3a, 0x4a5f80, 0x7fb0e0, 0xc0d8f0],
    ['purple', 0x800080, 0x9370db, 0x4b0082],
    ['pink', 0xffc0cb, 0xff69b4, 0xff00ff],
    ['brown', 0x8b4513, 0x9c6b3f, 0x4a2f1a, 0x30221a, 0x8d5524],
    ['beige', 0xf5f5dc, 0xd2b48c, 0xd8c29a, 0xe0b090, 0xffdbac],
    ['turquoise', 0x40e0d0, 0x008080, 0x00ffff],
    ['gold', 0xd4af37, 0xb8860b],
  ])('is %s for what people call so', (name, ...colours) => {
    for (const colour of colours) expect([colour.toString(16), flat(colour)[0]?.name]).toContain(name);
  });
});

describe('a palette', () => {
  it('says each colour, its share and its mean, the largest share first', () => {
    const picture = paint(10, 10, (x, y) => (x < 3 ? 0x0000f8 : y < 5 ? 0xf80000 : 0xd80000));
    expect(paletteOf(picture)).toEqual([
      { name: 'red', share: 0.7, hex: '#e80000' },
      { name: 'blue', share: 0.3, hex: '#0000f8' },
    ]);
  });

  it('leaves out what is hardly there', () => {
    const names = paletteOf(paint(100, 1, (x) => (x < 2 ? 0xff0000 : 0x00ff00))).map(({ name }) => name);
    expect(names).toEqual(['green']);
  });

  it('has at most six colours', () => {
    const many = [0x000000, 0xffffff, 0x808080, 0xff0000, 0xffff00, 0x00ff00, 0x0000ff, 0x800080];
    expect(paletteOf(paint(8, 1, (x) => many[x]!))).toHaveLength(6);
  });

  it('counts pixels by their weights', () => {
    const picture = paint(2, 1, (x) => (x === 0 ? 0xff0000 : 0x0000ff));
    expect(paletteOf(picture, Uint8Array.of(50, 150)).map(({ share }) => share)).toEqual([0.75, 0.25]);
    expect(paletteOf(picture, Uint8Array.of(0, 0))).toEqual([]);
  });
});
