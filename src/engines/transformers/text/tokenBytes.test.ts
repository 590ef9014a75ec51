import { describe, expect, it } from 'vitest';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { byteAlphabet } from './byteAlphabet.js';
import { tokenReader } from './tokenBytes.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('tokenReader', () => {
  it('reads byte-level tokens, which may be parts of characters', () => {
    const read = tokenReader({ decoder: { type: 'Sequence', decoders: [{ type: 'ByteLevel' }] } });
    expect(read('Ġhello')).toEqual(bytesOf(' hello'));
    expect(read('ðŁĺĢĊ')).toEqual(bytesOf('😀\n'));
    expect(read('ðŁ')).toEqual(Uint8Array.of(0xf0, 0x9f));
    expect(read('▁')).toBeUndefined();
  });

  it('has a letter for each byte', () => {
    expect([...byteAlphabet().values()]).toEqual(Array.from({ length: 256 }, (_, byte) => byte));
    expect(byteAlphabet().size).toBe(256);
  });

  it('reads tokens of SentencePiece', () => {
    const read = tokenReader({
      decoder: { type: 'Sequence', decoders: [{ type: 'Replace' }, { type: 'ByteFallback' }] },
    });
    expect(read('▁hello')).toEqual(bytesOf(' hello'));
    expect(read('<0xF0>')).toEqual(Uint8Array.of(0xf0));
    expect(read('é')).toEqual(bytesOf('é'));
  });

  it('refuses tokens of other kinds', () => {
    expect(() => tokenReader({ decoder: { type: 'WordPiece' } })).toThrow(ModelFolderError);
    expect(() => tokenReader({})).toThrow(ModelFolderError);
  });
});
