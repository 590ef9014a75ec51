import type { Plan } from '../../embedded/language/plan.js';
import type { Grounded, GroundedModel } from '../grounded.js';
import { contextOf, placeTalk, reworded } from '../requestWords.js';
import { textOf, withLine } from '../sizedTurns.js';
import { callerKey } from './callerKey.js';
import { listWords } from './listWords.js';
import { listsBoxes, wantsList, wantsPoints } from './wantsList.js';

/** A request without a schema: asked for a list where it wants places, and understood where an earlier turn did. */
export function groundList(bare: Grounded, plan: Plan, model: GroundedModel): Grounded {
  const wanted = wantsList(plan);
  const isFollowUp = bare.request.turns.some((turn) => turn.role === 'model' && listsBoxes(textOf(turn)));
  if (wanted === undefined && !isFollowUp) return bare;
  const context = contextOf(bare, model, wanted === 'masks');
  const boxKey =
    placeTalk(bare.request)
      .map(callerKey)
      .find((key) => key !== 'box_2d') ?? 'box_2d';
  const names = new Map([
    [boxKey, context.native.key],
    ['point', context.native.pointKey],
  ]);
  const told = reworded(bare, context, names, wanted === 'masks');
  const line = listWords(context, wantsPoints(plan.instructions));
  const turns = wanted === undefined ? told.request.turns : withLine(told.request.turns, line);
  const form = { boxKey, hasMasks: wanted === 'masks', isFenced: plan.isFenced };
  return {
    ...told,
    request: { ...told.request, turns },
    restoring: { type: 'list', form, maxObjects: plan.maxObjects, context, isAsked: wanted !== undefined },
  };
}
