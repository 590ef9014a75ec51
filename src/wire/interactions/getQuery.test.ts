import { expect, it } from 'vitest';
import { eventId } from './eventId.js';
import { parseGetQuery } from './getQuery.js';

const id = 'v1_AbC-_4567890rest';
const last_event_id = eventId(id, 4);
const whole = { stream: false, after: undefined, includeInput: false };

it.each([
  [{}, whole],
  [{ stream: 'false' }, whole],
  [{ stream: '', include_input: '', last_event_id: '' }, whole],
  [{ alt: 'sse', key: 'x' }, whole],
  [{ include_input: 'true' }, { ...whole, includeInput: true }],
  [{ stream: 'true' }, { ...whole, stream: true }],
  [
    { stream: 'true', last_event_id },
    { ...whole, stream: true, after: 4 },
  ],
])('%j', (query, expected) => {
  expect(parseGetQuery(id, query)).toEqual(expected);
});

it.each([
  [{ stream: 'yes' }, /^stream: "yes"/],
  [{ stream: ['true', 'false'] }, /^stream: an array/],
  [{ include_input: '1' }, /^include_input: "1"/],
  [{ last_event_id }, /^last_event_id: is for streams only/],
  [{ stream: 'false', last_event_id }, /^last_event_id: is for streams only/],
  [{ stream: 'true', last_event_id: 'e4' }, /^last_event_id: "e4"/],
])('%j is refused', (query, message) => {
  expect(() => parseGetQuery(id, query)).toThrow(
    expect.objectContaining({ code: 'invalid_request', message: expect.stringMatching(message) }),
  );
});
