import type { Interaction, Step } from '../../interactions/interaction.js';
import type { InputTurn } from '../../interactions/request.js';
import { inputSteps } from './inputSteps.js';
import { headFields, tailFields, timestamp } from './interactionFields.js';

/**
 * An interaction as create and cancel show it: with the steps that the model made. Of one that is finished the last
 * is `model_output` with exactly one text item, because published samples read `steps.at(-1).content[0].text`.
 */
export function interactionBody(interaction: Interaction): Record<string, unknown> {
  const { updated, steps, error } = interaction;
  return {
    ...headFields(interaction),
    updated: timestamp(updated),
    steps: steps.map(stepBody),
    ...(error && { errors: [{ code: error.code, message: error.message }] }),
    ...tailFields(interaction),
  };
}

/**
 * An interaction as get shows it: its steps begin with what it was asked.
 * @param turns what it was asked
 * @param includeInput whether that is told in `input` as well, as a list of steps however it came
 */
export function storedInteractionBody(
  interaction: Interaction,
  turns: readonly InputTurn[],
  includeInput: boolean,
): Record<string, unknown> {
  const asked = inputSteps(turns);
  return {
    ...interactionBody(interaction),
    ...(includeInput && { input: asked }),
    steps: [...asked, ...interaction.steps.map(stepBody)],
  };
}

function stepBody({ type, text }: Step): Record<string, unknown> {
  const texts = [{ type: 'text', text }];
  return type === 'thought' ? { type, summary: texts } : { type: 'model_output', content: texts };
}
