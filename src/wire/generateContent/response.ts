import type { FinalStatus } from '../../interactions/event.js';
import type { Interaction, Step } from '../../interactions/interaction.js';
import { usageMetadata } from './usage.js';

/** What an answer or a piece of one says. */
export interface Said {
  readonly parts: readonly Pick<Step, 'type' | 'text'>[];
  /** Only of the last piece. */
  readonly finishReason?: string;
}

/** The answer of `generateContent`. */
export function responseBody(interaction: Interaction): Record<string, unknown> {
  const { id, model, steps, status, usage } = interaction;
  const parts = steps.filter(({ text }) => text !== '');
  return {
    candidates: [candidate({ parts, ...finishReason(status) })],
    ...(usage && { usageMetadata: usageMetadata(usage) }),
    modelVersion: model,
    responseId: id,
  };
}

/** The one candidate. It has a part even where there is no text, because clients join the texts of its parts. */
export function candidate({ parts, finishReason }: Said): Record<string, unknown> {
  const shown = parts.length > 0 ? parts.map(part) : [{ text: '' }];
  return {
    content: { role: 'model', parts: shown },
    ...(finishReason !== undefined && { finishReason }),
    index: 0,
  };
}

function part({ type, text }: Said['parts'][number]): object {
  return type === 'thought' ? { text, thought: true } : { text };
}

/** Why an answer ends; `incomplete` is cut at the limit of its tokens. */
export function finishReason(status: Interaction['status'] | FinalStatus): { finishReason: string } {
  if (status === 'completed') return { finishReason: 'STOP' };
  return { finishReason: status === 'incomplete' ? 'MAX_TOKENS' : 'OTHER' };
}
