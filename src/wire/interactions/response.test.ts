import { expect, it } from 'vitest';
import type { Interaction } from '../../interactions/interaction.js';
import type { InputTurn } from '../../interactions/request.js';
import { parseInput } from './input.js';
import { interactionBody, storedInteractionBody } from './response.js';

const interaction: Interaction = {
  id: 'v1_abc',
  model: 'gemini-3-flash-preview',
  status: 'completed',
  created: new Date('2026-07-01T09:30:00Z'),
  updated: new Date('2026-07-01T09:30:01.9Z'),
  steps: [
    { type: 'thought', text: 'Hmm.' },
    { type: 'output', text: 'A mug.' },
  ],
};

const modelSteps = [
  { type: 'thought', summary: [{ type: 'text', text: 'Hmm.' }] },
  { type: 'model_output', content: [{ type: 'text', text: 'A mug.' }] },
];

it('shows what the model made, and leaves out what is not there', () => {
  expect(interactionBody(interaction)).toEqual({
    id: 'v1_abc',
    object: 'interaction',
    model: 'gemini-3-flash-preview',
    status: 'completed',
    created: '2026-07-01T09:30:00Z',
    updated: '2026-07-01T09:30:01Z',
    steps: modelSteps,
  });
});

it('says why one failed', () => {
  const error = { code: 'service_unavailable', message: 'no memory' } as const;
  expect(interactionBody({ ...interaction, status: 'failed', steps: [], error })).toMatchObject({
    status: 'failed',
    steps: [],
    errors: [error],
  });
});

const input = [
  {
    type: 'user_input',
    content: [
      { type: 'text', text: 'What is this?' },
      { type: 'image', data: 'AAAA', mime_type: 'image/png', resolution: 'low' },
      { type: 'image', data: 'BBBB' },
      { type: 'image', uri: 'https://pictures.example/a.jpg', mime_type: 'image/jpeg' },
      { type: 'image', uri: 'http://localhost:8787/v1beta/files/abc' },
    ],
  },
  { type: 'model_output', content: [{ type: 'text', text: 'A cup.' }] },
  { type: 'user_input', content: [{ type: 'text', text: 'Sure?' }] },
];

it('shows what was asked as it came, so that it can be asked again', () => {
  const turns = parseInput(input, 'localhost:8787');
  const body = storedInteractionBody(interaction, turns, false);
  expect(body['steps']).toEqual([...input, ...modelSteps]);
  expect(body).not.toHaveProperty('input');
  const again = parseInput([...input, ...modelSteps, ...input.slice(-1)], 'localhost:8787');
  expect(again.slice(0, turns.length)).toEqual(turns);
});

it('tells the input in its own field when asked to', () => {
  const turns = parseInput('What is this?', 'x');
  const steps = [{ type: 'user_input', content: [{ type: 'text', text: 'What is this?' }] }];
  expect(storedInteractionBody(interaction, turns, true)).toMatchObject({ input: steps });
});

it('knows the type that a data URI says', () => {
  const turns = parseInput({ type: 'image', data: 'data:image/webp;base64,AAAA' }, 'x');
  expect(turns[0]?.parts[0]).toMatchObject({ mimeType: 'image/webp' });
});

it('names pictures by their URI wherever their bytes are kept', () => {
  const source = { type: 'stored', sha256: 'f00', offset: 0, length: 3 } as const;
  const uri = 'https://pictures.example/a.jpg';
  const turns: InputTurn[] = [{ role: 'user', parts: [{ type: 'image', path: 'input.uri', source, uri }] }];
  const body = storedInteractionBody(interaction, turns, false);
  expect((body['steps'] as object[])[0]).toEqual({ type: 'user_input', content: [{ type: 'image', uri }] });
});
