import type { JsonSchema } from '../../schema/jsonSchema.js';
import { conventionOf, promptedConvention } from '../embedded/answer/fill/boxes/convention.js';
import { snakeCase } from '../embedded/answer/fill/fields/field.js';
import { roleOf } from '../embedded/answer/fill/fields/roles.js';
import { promptedSchema } from '../embedded/answer/json/promptedSchema.js';
import { pictureAsked } from '../embedded/answer/pictureAsked.js';
import { planAnswer } from '../embedded/language/planAnswer.js';
import type { GenerateRequest } from '../engine.js';
import type {
  ModelImagePart,
  ModelRequest,
  ModelTurn,
  VisionLanguageModel,
} from '../vlm/visionLanguageModel.js';
import type { PlaceContext } from './context.js';
import { listWords } from './lists/listWords.js';
import { listsBoxes, wantsList, wantsPoints } from './lists/wantsList.js';
import type { ListForm } from './lists/writeList.js';
import { askedSchema } from './schema/askedSchema.js';
import { picturesOf, rewordTurns, sizedTurns, textOf, withLine } from './sizedTurns.js';
import { rewriteAnswer, rewriteText, type Wording } from './text/rewriteText.js';

/** How an answer is to be turned back into what the caller wants. */
export type Restoring =
  | { readonly type: 'nothing' }
  | { readonly type: 'schema'; readonly schema: JsonSchema; readonly context: PlaceContext }
  /** JSON in a form that the prompt shows, which nothing enforces. */
  | {
      readonly type: 'form';
      readonly schema: JsonSchema;
      readonly isFenced: boolean;
      readonly context: PlaceContext;
    }
  | {
      readonly type: 'list';
      readonly form: ListForm;
      readonly maxObjects: number | undefined;
      readonly context: PlaceContext;
    };

/** A request in the words of a model's family. */
export interface Grounded {
  readonly request: ModelRequest;
  readonly restoring: Restoring;
  /** What masks are cut out of, as `context.frames`. */
  readonly pictures: readonly ModelImagePart[];
}

type Model = Pick<VisionLanguageModel, 'family' | 'pixelBudget'>;

/** Schemas longer than this are not told; a back end that enforces them still does. */
const longestSchema = 16_000;

/**
 * What a model is asked for a caller's request: pictures at its size, and where places are wanted, prompts, earlier
 * answers and the schema in its family's names, order and scale.
 */
export function groundRequest(request: GenerateRequest, model: Model): Grounded {
  const { model: _, turns, ...rest } = request;
  const sized = sizedTurns(turns, model);
  const pictures = picturesOf(sized);
  const bare: Grounded = { request: { ...rest, turns: sized }, restoring: { type: 'nothing' }, pictures };
  const { output } = request;
  const grounded =
    pictures.length === 0
      ? bare
      : output.type === 'json' && output.schema !== undefined
        ? groundSchema(bare, output.schema, model)
        : groundList(bare, request, model);
  return withSchemaTold(grounded);
}

function groundSchema(bare: Grounded, schema: JsonSchema, model: Model): Grounded {
  const context = contextOf(bare, model, false);
  const draft = askedSchema(schema, context);
  if (!draft.hasPlaces && !draft.hasMasks) return bare;
  const asking = contextOf(bare, model, draft.hasMasks);
  const asked = askedSchema(schema, asking);
  const wording = wordingOf(bare, asking, asked.names, asked.hasMasks);
  const { request } = reworded(bare, wording);
  return {
    ...bare,
    request: { ...request, output: { ...request.output, type: 'json', schema: asked.schema } },
    restoring: { type: 'schema', schema, context: asking },
  };
}

function groundList(bare: Grounded, request: GenerateRequest, model: Model): Grounded {
  const plan = planAnswer(request);
  const wanted = wantsList(plan);
  const isFollowUp = request.turns.some(
    (turn) => turn.role === 'model' && listsBoxes(textOf(turn as ModelTurn)),
  );
  const shown = plan.shape.type === 'json' ? promptedSchema(plan.instructions) : undefined;
  if (shown !== undefined) return groundForm(bare, shown, plan.isFenced, model);
  if (wanted === undefined && !isFollowUp) return bare;
  const context = contextOf(bare, model, wanted === 'masks');
  const boxKey = callerKey(plan.instructions);
  const names = new Map([
    [boxKey, context.native.key],
    ['point', context.native.pointKey],
  ]);
  const told = reworded(bare, wordingOf(bare, context, names, wanted === 'masks'));
  const line = listWords(context, wantsPoints(plan.instructions));
  const turns = wanted === undefined ? told.request.turns : withLine(told.request.turns, line);
  const form = { boxKey, hasMasks: wanted === 'masks', isFenced: plan.isFenced };
  return {
    ...told,
    request: { ...told.request, turns },
    restoring: { type: 'list', form, maxObjects: plan.maxObjects, context },
  };
}

function groundForm(bare: Grounded, schema: JsonSchema, isFenced: boolean, model: Model): Grounded {
  const draft = askedSchema(schema, contextOf(bare, model, false));
  if (!draft.hasPlaces && !draft.hasMasks) return bare;
  const context = contextOf(bare, model, draft.hasMasks);
  const told = reworded(bare, wordingOf(bare, context, draft.names, draft.hasMasks));
  return { ...told, restoring: { type: 'form', schema, isFenced, context } };
}

function contextOf({ request, pictures }: Grounded, { family }: Model, hasMasks: boolean): PlaceContext {
  const instructions = instructionsOf(request);
  const frames = pictures.map(({ image, size }) => ({ original: image, sent: size }));
  const named = pictureAsked(instructions, frames.length);
  return {
    native: family.boxes,
    prompted: promptedConvention(instructions),
    frames,
    picture: named ?? frames.length - 1,
    asksPicture: named === undefined && frames.length > 1 && (hasMasks || family.boxes.scale === 'pixels'),
  };
}

function instructionsOf({ turns, system = '' }: ModelRequest): string {
  return [textOf(turns.at(-1)), system].join('\n');
}

function wordingOf(
  { request }: Grounded,
  context: PlaceContext,
  names: ReadonlyMap<string, string>,
  hasMasks: boolean,
): Wording {
  const convention = conventionOf([], undefined, promptedConvention(instructionsOf(request)));
  return { context, convention, names: new Map([['box_2d', context.native.key], ...names]), hasMasks };
}

function reworded(bare: Grounded, wording: Wording): Grounded {
  const { system, ...rest } = bare.request;
  const turns = rewordTurns(rest.turns, (text, role) => {
    return role === 'model' ? rewriteAnswer(text, wording) : rewriteText(text, wording);
  });
  const request = { ...rest, turns, ...(system !== undefined && { system: rewriteText(system, wording) }) };
  return { ...bare, request };
}

/** What the caller calls a box in a prompt without a schema: Gemini's name unless it puts another in quotes. */
function callerKey(instructions: string): string {
  if (/\bbox_2d\b/.test(instructions)) return 'box_2d';
  const quoted = [...instructions.slice(0, 8000).matchAll(/["'`“]([A-Za-z_]\w{1,39})["'`”]/g)].map(
    ([, name]) => name!,
  );
  return quoted.find((name) => roleOf({ name: snakeCase(name), description: '' }) === 'box') ?? 'box_2d';
}

/** Whatever enforces a schema, a model answers better when it knows what is coming. */
function withSchemaTold(grounded: Grounded): Grounded {
  const { output, turns } = grounded.request;
  if (output.type !== 'json') return grounded;
  const schema = output.schema === undefined ? undefined : JSON.stringify(output.schema);
  if (grounded.restoring.type === 'list') return grounded;
  const isTold = schema !== undefined && schema.length <= longestSchema;
  const line = isTold ? `Answer with JSON of this schema: ${schema}` : 'Answer with JSON.';
  return { ...grounded, request: { ...grounded.request, turns: withLine(turns, line) } };
}
