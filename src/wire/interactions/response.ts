import type { Interaction } from '../../interactions/interaction.js';
import type { Usage } from '../../interactions/usage.js';

/**
 * An interaction as the API shows it. The last step is always `model_output` with exactly one text item, because
 * published samples read `steps.at(-1).content[0].text`.
 */
export function interactionBody(interaction: Interaction): Record<string, unknown> {
  const { id, model, status, created, updated, thought, text, usage, labels, serviceTier } = interaction;
  return {
    id,
    object: 'interaction',
    model,
    status,
    created: timestamp(created),
    updated: timestamp(updated),
    steps: [
      ...(thought === '' ? [] : [{ type: 'thought', summary: [{ type: 'text', text: thought }] }]),
      { type: 'model_output', content: [{ type: 'text', text }] },
    ],
    usage: usageBody(usage),
    ...(labels && { labels }),
    ...(serviceTier && { service_tier: serviceTier }),
  };
}

/** RFC 3339 in UTC without fractions, as the API writes times. */
function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function usageBody(usage: Usage): Record<string, unknown> {
  const input = usage.inputTextTokens + usage.inputImageTokens;
  const byModality = [
    { modality: 'text', tokens: usage.inputTextTokens },
    { modality: 'image', tokens: usage.inputImageTokens },
  ];
  return {
    total_input_tokens: input,
    input_tokens_by_modality: byModality.filter(({ tokens }) => tokens > 0),
    total_output_tokens: usage.outputTokens,
    total_thought_tokens: usage.thoughtTokens,
    total_cached_tokens: 0,
    total_tool_use_tokens: 0,
    total_tokens: input + usage.outputTokens + usage.thoughtTokens,
  };
}
