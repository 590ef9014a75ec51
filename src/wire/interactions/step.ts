import { z } from 'zod';
import type { InputTurn } from '../../interactions/request.js';
import { knownFields, optional, shown } from '../fields.js';
import { content, toPart } from './content.js';

/** Steps that can be understood. The API has more (tool calls and results), which are refused. */
export const supportedSteps = ['user_input', 'model_output', 'thought'] as const;

/** Types of the steps that belong to tools; they end so in every version of the API. */
const toolStep = /_(call|result)$/;

/** Content of a step: a list, or, as one published sample has it, a bare string. */
const stepContent = z
  .preprocess(
    (value) => (typeof value === 'string' ? [{ type: 'text', text: value }] : value),
    z.array(content),
  )
  .meta({ orText: true });

const userInput = knownFields({ type: z.literal('user_input'), content: stepContent });
const modelOutput = knownFields({
  type: z.literal('model_output'),
  content: optional(stepContent),
  error: optional(z.unknown()),
});
const thought = knownFields({
  type: z.literal('thought'),
  signature: optional(z.string()),
  summary: optional(z.array(z.unknown())),
});

export const step = z.discriminatedUnion('type', [userInput, modelOutput, thought], {
  error: (issue) => {
    const type = (issue.input as { type?: unknown } | null)?.type;
    return `${shown(type)} is not a step that can be used here; use ${supportedSteps.join(', ')}`;
  },
});

export type Step = z.output<typeof step>;

/** Whether `type` names a step rather than a content. */
export function isStepType(type: unknown): boolean {
  return (
    typeof type === 'string' && ((supportedSteps as readonly string[]).includes(type) || toolStep.test(type))
  );
}

/** The turn a step stands for; thoughts of earlier answers are not part of the prompt. */
export function toTurn(item: Step, path: string, ownHost: string): InputTurn | undefined {
  if (item.type === 'thought') return undefined;
  const role = item.type === 'user_input' ? 'user' : 'model';
  const parts = (item.content ?? []).map((part, i) => toPart(part, `${path}.content[${i}]`, ownHost));
  return { role, parts };
}
