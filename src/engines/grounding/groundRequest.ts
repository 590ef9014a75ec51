import { promptedSchema } from '../embedded/answer/json/promptedSchema.js';
import { planAnswer } from '../embedded/language/planAnswer.js';
import type { GenerateRequest } from '../engine.js';
import { pictureKey } from './context.js';
import type { Grounded, GroundedModel } from './grounded.js';
import { groundList } from './lists/groundList.js';
import { contextOf, reworded } from './requestWords.js';
import { askedSchema } from './schema/askedSchema.js';
import { picturesOf, sizedTurns, withLine } from './sizedTurns.js';

/** Schemas longer than this are not told; a back end that enforces them still does. */
const longestSchema = 16_000;

/**
 * What a model is asked for a caller's request: pictures at its size, and where places are wanted, prompts, earlier
 * answers and the schema in its family's names, order and scale.
 */
export function groundRequest(request: GenerateRequest, model: GroundedModel): Grounded {
  const { model: _, turns, ...rest } = request;
  const sized = sizedTurns(turns, model);
  const pictures = picturesOf(sized);
  const bare: Grounded = { request: { ...rest, turns: sized }, restoring: { type: 'nothing' }, pictures };
  return withSchemaTold(pictures.length === 0 ? bare : groundPlaces(bare, request, model));
}

function groundPlaces(bare: Grounded, request: GenerateRequest, model: GroundedModel): Grounded {
  const { output } = request;
  if (output.type === 'json' && output.schema !== undefined)
    return groundSchema(bare, { ...output, schema: output.schema }, model);
  const plan = planAnswer(request);
  const shown = plan.shape.type === 'json' ? promptedSchema(plan.instructions) : undefined;
  return shown === undefined ? groundList(bare, plan, model) : groundForm(bare, shown, plan.isFenced, model);
}

type JsonOutput = Extract<GenerateRequest['output'], { type: 'json' }>;

function groundSchema(
  bare: Grounded,
  { schema, schemaPath = 'schema' }: JsonOutput & Required<Pick<JsonOutput, 'schema'>>,
  model: GroundedModel,
) {
  const draft = askedSchema(schema, contextOf(bare, model, false), schemaPath);
  if (!draft.hasPlaces && !draft.hasMasks) return bare;
  const context = contextOf(bare, model, draft.hasMasks || draft.hasPixels);
  const asked = askedSchema(schema, context, schemaPath);
  const { request } = reworded(bare, context, asked.names, asked.hasMasks);
  return {
    ...bare,
    request: { ...request, output: { ...request.output, type: 'json', schema: asked.schema } },
    restoring: { type: 'schema', schema, context },
  } satisfies Grounded;
}

function groundForm(
  bare: Grounded,
  schema: JsonOutput['schema'] & {},
  isFenced: boolean,
  model: GroundedModel,
): Grounded {
  const draft = askedSchema(schema, contextOf(bare, model, false), 'the schema in the prompt');
  if (!draft.hasPlaces && !draft.hasMasks) return bare;
  const context = contextOf(bare, model, draft.hasMasks || draft.hasPixels);
  const told = reworded(bare, context, draft.names, draft.hasMasks);
  const line = `Say of each thing in "${pictureKey}" (1 to ${context.frames.length}) which image it is in.`;
  const turns = context.asksPicture ? withLine(told.request.turns, line) : told.request.turns;
  return {
    ...told,
    request: { ...told.request, turns },
    restoring: { type: 'form', schema, isFenced, context },
  };
}

/** Whatever enforces a schema, a model answers better when it knows what is coming. */
function withSchemaTold(grounded: Grounded): Grounded {
  const { restoring, request } = grounded;
  const { output, turns } = request;
  if (output.type !== 'json' || (restoring.type === 'list' && restoring.isAsked)) return grounded;
  const schema = output.schema === undefined ? undefined : JSON.stringify(output.schema);
  const isTold = schema !== undefined && schema.length <= longestSchema;
  const line = isTold ? `Answer with JSON of this schema: ${schema}` : 'Answer with JSON.';
  return { ...grounded, request: { ...request, turns: withLine(turns, line) } };
}
