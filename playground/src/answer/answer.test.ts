import { expect, it } from 'vitest';
import type { StreamEvent } from '../api/interaction.js';
import { answerOf, beginAnswer, withEvent } from './answer.js';

const told = (...events: StreamEvent[]) =>
  events.reduce((answer, event, i) => withEvent(answer, event, (i + 1) * 10), beginAnswer(['a'], true));

const interaction = { id: 'v1_x', model: 'm', status: 'in_progress', created: '' };
const created = { event_type: 'interaction.created', interaction };
const text = (said: string) => ({ event_type: 'step.delta', delta: { type: 'text', text: said } });
const thought = {
  event_type: 'step.delta',
  delta: { type: 'thought_summary', content: { type: 'text', text: 'Hm.' } },
} as const;

it('grows with the events', () => {
  expect(
    told(created, { event_type: 'interaction.status_update' }, thought, text('A '), text('sign.')),
  ).toEqual({
    isDone: false,
    pictures: ['a'],
    isKept: true,
    id: 'v1_x',
    thoughts: 'Hm.',
    text: 'A sign.',
    firstMs: 40,
  });
});

it('ends with its status, its usage and its time', () => {
  const usage = { total_input_tokens: 5 };
  const end = {
    event_type: 'interaction.completed',
    interaction: { ...interaction, status: 'completed', usage },
  };
  expect(told(created, end)).toMatchObject({ isDone: true, status: 'completed', usage, totalMs: 20 });
});

it('keeps what was said before an error', () => {
  const error = { code: 'service_unavailable', message: 'no memory' };
  expect(told(text('A'), { event_type: 'error', error })).toMatchObject({
    text: 'A',
    problem: { status: 0, ...error },
  });
});

it('is read off a stored interaction: the last that was said', () => {
  const said = (type: string, text: string) => ({ type, content: [{ type: 'text' as const, text }] });
  const steps = [said('user_input', 'What?'), said('thought', 'Hm.'), said('model_output', 'A sign.')];
  expect(answerOf({ ...interaction, status: 'completed', steps }, ['a'])).toEqual({
    isDone: true,
    text: 'A sign.',
    thoughts: '',
    pictures: ['a'],
    isKept: true,
    id: 'v1_x',
    status: 'completed',
  });
});
