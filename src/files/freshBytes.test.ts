import { describe, expect, it } from 'vitest';
import { inPieces } from '../../tests/support/fileService.js';
import { freshBytes } from './freshBytes.js';

const digits = Buffer.from('0123456789');

/** What is new in ten digits that come in pieces, and whether there was too much. */
async function fresh(stored: number, room: number, pieceBytes: number): Promise<[string, boolean]> {
  let text = '';
  try {
    for await (const bytes of freshBytes(inPieces(digits, pieceBytes), { stored, room })) {
      text += Buffer.from(bytes).toString();
    }
    return [text, false];
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid_request' });
    return [text, true];
  }
}

describe.each([1, 2, 3, 4, 7, 10])('freshBytes in pieces of %i', (pieceBytes) => {
  it('leaves out what is stored and what has no room', async () => {
    for (let stored = 0; stored <= 12; stored++) {
      for (let room = 0; room <= 12; room++) {
        const all = '0123456789'.slice(stored);
        expect(await fresh(stored, room, pieceBytes)).toEqual([all.slice(0, room), all.length > room]);
      }
    }
  });
});
