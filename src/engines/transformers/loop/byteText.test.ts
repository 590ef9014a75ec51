import { describe, expect, it } from 'vitest';
import { ByteText } from './byteText.js';

function pieces(bytes: Uint8Array): string[] {
  const text = new ByteText();
  return [...Array.from(bytes, (byte) => text.add(Uint8Array.of(byte))), text.end()];
}

describe('ByteText', () => {
  it('says a character when its last byte has come, and never a part of one', () => {
    expect(pieces(new TextEncoder().encode('aé😀'))).toEqual(['a', '', 'é', '', '', '', '😀', '']);
  });

  it('keeps a mark of byte order, which is text here', () => {
    expect(pieces(new TextEncoder().encode('\uFEFFa')).join('')).toBe('\uFEFFa');
  });

  it('says that something was not whole', () => {
    expect(pieces(Uint8Array.of(0xf0, 0x9f, 0x98)).join('')).toBe('\uFFFD');
    expect(pieces(Uint8Array.of(0xff, 0x61)).join('')).toBe('\uFFFDa');
  });
});
