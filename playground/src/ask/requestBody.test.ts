import { expect, it } from 'vitest';
import { requestBody } from './requestBody.js';
import { firstSettings } from './settings.js';

const settings = { ...firstSettings, model: 'm', prompt: 'What?' };
const image = { type: 'image', data: 'AA==', mime_type: 'image/png' } as const;
const text = { type: 'text', text: 'What?' };

it('holds the prompt and the pictures, and nothing that was not chosen', () => {
  expect(requestBody(settings, [image])).toEqual({ model: 'm', input: [text, image] });
});

it('holds all that was chosen', () => {
  const chosen = {
    resolution: 'low',
    thinking: 'high',
    format: 'schema',
    schema: '{"type":"object"}',
    isKept: false,
  } as const;
  expect(requestBody({ ...settings, ...chosen }, [image], 'v1_x')).toEqual({
    model: 'm',
    input: [text, { ...image, resolution: 'low' }],
    response_format: { type: 'text', mime_type: 'application/json', schema: { type: 'object' } },
    generation_config: { thinking_level: 'high' },
    previous_interaction_id: 'v1_x',
    store: false,
  });
});

it('asks for JSON without a schema', () => {
  expect(requestBody({ ...settings, format: 'json' }, [])).toMatchObject({
    response_format: { type: 'text', mime_type: 'application/json' },
  });
});
