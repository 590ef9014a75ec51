import { invalidRequest } from '../../../errors.js';
import { promptedConvention } from '../../embedded/answer/fill/boxes/convention.js';
import { planAnswer } from '../../embedded/language/planAnswer.js';
import type { GenerateRequest } from '../../engine.js';
import type { ModelRequest } from '../../vlm/visionLanguageModel.js';
import type { PlaceContext } from '../context.js';
import type { Grounded, GroundedModel } from '../grounded.js';
import { callerKey } from '../lists/callerKey.js';
import { wantsList } from '../lists/wantsList.js';
import { picturesOf, sizedTurns, textOf } from '../sizedTurns.js';
import { taskPrompt } from './taskPrompt.js';

/**
 * The task that a request comes down to for a model of few tasks: one picture, the last of the conversation, and the
 * words of one task. What else the conversation says is left out, since such models know no conversations.
 * @throws DrishtiError `invalid_request` for what no task of the family does
 */
export function groundTask(request: GenerateRequest, model: GroundedModel): Grounded {
  const { id, boxes } = model.family;
  const turns = sizedTurns(request.turns, model);
  const last = turns.at(-1)!;
  const pictures = picturesOf([last]).length > 1 ? picturesOf([last]) : picturesOf(turns).slice(-1);
  const [picture] = pictures;
  if (picture === undefined) throw invalidRequest('input', `${id} answers about a picture; add one`);
  if (pictures.length > 1)
    throw invalidRequest('input', `${id} looks at one picture at a time; send one a request`);
  if (request.output.type === 'json' && request.output.schema !== undefined)
    throw invalidRequest(
      request.output.schemaPath ?? 'schema',
      `${id} cannot answer to a schema; use a model that can be asked anything`,
    );
  const plan = planAnswer(request);
  const wanted = wantsList(plan);
  if (request.output.type === 'json' && wanted === undefined)
    throw invalidRequest('input', `${id} answers in JSON only where boxes are asked for`);
  const task = taskPrompt(id, plan, textOf(last), wanted !== undefined);
  const { model: _, system: __, ...rest } = request;
  const asked: ModelRequest = {
    ...rest,
    turns: [{ role: 'user', parts: [picture, { type: 'text', text: task.text }] }],
    output: { type: 'text' },
  };
  const context: PlaceContext = {
    native: boxes,
    prompted: promptedConvention(plan.instructions),
    pointOrder: 'yx',
    frames: [{ original: picture.image, sent: picture.size }],
    picture: 0,
    asksPicture: false,
  };
  const form = {
    boxKey: callerKey(plan.instructions),
    hasMasks: wanted === 'masks',
    isFenced: plan.isFenced,
  };
  const restoring = { type: 'list', form, maxObjects: plan.maxObjects, context, isAsked: true } as const;
  return {
    request: asked,
    restoring: wanted === undefined ? { type: 'nothing' } : restoring,
    pictures: [picture],
  };
}
