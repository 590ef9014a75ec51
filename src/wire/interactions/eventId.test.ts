import { expect, it } from 'vitest';
import { eventId, parseEventId } from './eventId.js';

const id = 'v1_AbC-_4567890rest';

it('names a place in the log of an interaction', () => {
  expect(eventId(id, 4)).toBe('AbC-_45678.4');
  for (const seq of [0, 1, 10, 123456]) expect(parseEventId(id, eventId(id, seq))).toBe(seq);
});

it('differs from those of other interactions', () => {
  expect(eventId('v1_BbC-_4567890rest', 4)).not.toBe(eventId(id, 4));
});

it.each([
  'AbC-_45678',
  'AbC-_45678.',
  'AbC-_45678.04',
  'AbC-_45678.-1',
  'AbC-_45678.4x',
  'AbC-_45678.4\n',
  'AbC-_45678.1e3',
  `AbC-_45678.${'9'.repeat(30)}`,
  'BbC-_45678.4',
  '4',
  'e4',
  '\0',
])('%j is refused, and named', (text) => {
  expect(() => parseEventId(id, text)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      message: expect.stringMatching(/^last_event_id: "?.* is not the event_id of an event/s),
    }),
  );
});
