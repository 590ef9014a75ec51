import type { GenerateRequest } from '../../../engine.js';
import type { Ask, Shape } from '../plan.js';
import type { Task } from '../tasks/task.js';
import type { AnswerForm } from './answerForm.js';

/** Tasks whose answer may be boxes when the prompt only says to find things. */
const findable: readonly Task[] = ['list', 'where', 'read', 'scan', 'exists', 'count'];

/** The form of the answer: what the request's output says, then what its words say. */
export function shapeOf({ output }: GenerateRequest, form: AnswerForm, asks: readonly Ask[]): Shape {
  if (output.type === 'json' && output.schema !== undefined) {
    return { type: 'schema', schema: output.schema, path: output.schemaPath ?? 'schema' };
  }
  const finds = asks.some(({ task }) => findable.includes(task));
  if (form.wantsMasks && finds) return { type: 'masks' };
  if (form.wantsBoxes && finds) return { type: 'boxes' };
  return { type: output.type === 'json' || form.wantsJson ? 'json' : 'prose' };
}
