import { count, list, object, oneWord, ref, type Schemas, text, time } from '../schema.js';

const textContent = object({ type: { const: 'text' }, text });

const imageContent = object(
  { type: { const: 'image' } },
  { data: text, uri: text, mime_type: text, resolution: oneWord('low', 'medium', 'high', 'ultra_high') },
);

const statuses = ['in_progress', 'completed', 'incomplete', 'failed', 'cancelled'] as const;

/** Fields of an interaction wherever it is shown; most are only there when there is something to say. */
const head = {
  id: text,
  object: { const: 'interaction' },
  model: { ...text, description: 'The name that was asked for.' },
  status: { ...oneWord(...statuses), description: '`incomplete`: the output limit cut the answer.' },
  created: time,
};

const tail = {
  usage: ref('Usage'),
  previous_interaction_id: text,
  labels: { type: 'object', additionalProperties: text },
  service_tier: text,
};

/** What the Interactions surface answers. */
export const interactionSchemas: Schemas = {
  Interaction: {
    description:
      'Of an interaction that is `completed` or `incomplete` the last step is `model_output` with one text.',
    ...object(
      { ...head, updated: time, steps: list(ref('OutputStep')) },
      {
        errors: list(object({ code: text, message: text })),
        input: { ...list(ref('OutputStep')), description: 'Only with `include_input=true`.' },
        ...tail,
      },
    ),
  },
  InteractionSummary: {
    description: 'An interaction in an event, without its steps.',
    ...object(head, { updated: time, ...tail }),
  },
  OutputStep: {
    description: 'A step of an interaction, which may be sent back as `input`.',
    oneOf: [
      object({
        type: oneWord('user_input', 'model_output'),
        content: list({ oneOf: [textContent, imageContent] }),
      }),
      object({ type: { const: 'thought' }, summary: list(textContent) }),
    ],
  },
  Usage: object({
    total_input_tokens: count,
    input_tokens_by_modality: list(object({ modality: oneWord('text', 'image'), tokens: count })),
    total_output_tokens: { ...count, description: 'Without thoughts.' },
    total_thought_tokens: count,
    total_cached_tokens: count,
    total_tool_use_tokens: count,
    total_tokens: count,
  }),
};
