import { describe, expect, it } from 'vitest';
import { StopStrings } from './stopStrings.js';

function run(stops: string[], pieces: string[]) {
  const strings = new StopStrings(stops);
  const shown = pieces.map((piece) => strings.add(piece));
  return { shown, rest: strings.end(), found: strings.found };
}

describe('StopStrings', () => {
  it('ends the text before a stop string that spans pieces, showing nothing of it', () => {
    expect(run(['END'], ['one E', 'N', 'D two'])).toEqual({ shown: ['one ', '', ''], rest: '', found: true });
  });

  it('shows what only looked like one', () => {
    expect(run(['END'], ['one E', 'N', 'ough'])).toEqual({
      shown: ['one ', '', 'ENough'],
      rest: '',
      found: false,
    });
    expect(run(['END'], ['one EN'])).toEqual({ shown: ['one '], rest: 'EN', found: false });
  });

  it('takes the first of several, and the one that begins first', () => {
    expect(run(['d', 'bc'], ['abcd'])).toEqual({ shown: ['a'], rest: '', found: true });
    expect(run(['aab'], ['aa', 'ab'])).toEqual({ shown: ['', 'a'], rest: '', found: true });
  });

  it('never finds an empty one', () => {
    expect(run([''], ['text'])).toEqual({ shown: ['text'], rest: '', found: false });
  });
});
