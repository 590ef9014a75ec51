import { count, object, oneWord, ref, type Schema, type Schemas, text } from '../schema.js';

function event(type: string, fields: Schemas): Schema {
  return object({
    event_type: { const: type },
    event_id: { ...text, description: 'For `last_event_id`.' },
    ...fields,
  });
}

const summary = ref('InteractionSummary');
const textDelta = object({ type: { const: 'text' }, text });
const thoughtDelta = object({ type: { const: 'thought_summary' }, content: textDelta });

/** What the `data:` line of an event holds. */
export const eventSchemas: Schemas = {
  InteractionEvent: {
    description:
      'The `data:` of one event, in this order: created, status_update, steps, perhaps an error, and completed, which ' +
      'is the last whatever the end was. After it comes `event: done` with `data: [DONE]`.',
    oneOf: [
      event('interaction.created', { interaction: summary }),
      event('interaction.status_update', { interaction_id: text, status: { const: 'in_progress' } }),
      event('step.start', {
        index: count,
        step: object({ type: oneWord('thought', 'model_output') }),
      }),
      event('step.delta', { index: count, delta: { oneOf: [textDelta, thoughtDelta] } }),
      event('step.stop', { index: count }),
      event('error', { error: object({ code: text, message: text }) }),
      event('interaction.completed', { interaction: summary }),
    ],
  },
};
