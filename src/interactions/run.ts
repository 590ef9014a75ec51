import { randomBytes } from 'node:crypto';
import type { AnswerEvent, GenerateRequest, Output, Turn } from '../engines/engine.js';
import type { EngineRegistry, ResolvedModel } from '../engines/registry.js';
import { DrishtiError } from '../errors.js';
import { checkSchema } from '../schema/check.js';
import { checkPrompt } from './checkPrompt.js';
import type { ImageSources } from './imageSources.js';
import type { Interaction } from './interaction.js';
import { limitAnswer } from './limit.js';
import { type PreparedPrompt, preparePrompt } from './preparePrompt.js';
import type { InteractionRequest, OutputInput } from './request.js';
import { countInputTokens, type InputTokens, textTokens, tokenScheme } from './usage.js';

export interface RunDependencies {
  readonly registry: EngineRegistry;
  readonly images: ImageSources;
}

/**
 * Carries one interaction from request to finished answer: model, references, pictures, limits, engine, usage.
 * @param signal aborted when nobody waits for the answer any more
 * @throws DrishtiError for everything that can be refused; the signal's reason when it aborts
 */
export async function runInteraction(
  request: InteractionRequest,
  { registry, images }: RunDependencies,
  signal: AbortSignal,
): Promise<Interaction> {
  const created = new Date();
  const output = checkOutput(request.output);
  const model = registry.resolve(request.model);
  refusePrevious(request);
  checkPrompt(request, model.name, images.limits.maxImages);
  const prompt = await preparePrompt(request.turns, images, signal);
  const answer = await answerInPlace(model, { ...request, output }, prompt, signal).finally(prompt.release);
  return {
    id: `v1_${randomBytes(24).toString('base64url')}`,
    model: model.name,
    created,
    updated: new Date(),
    labels: request.labels,
    serviceTier: request.serviceTier,
    ...answer,
  };
}

function refusePrevious({ previousInteractionId }: InteractionRequest): void {
  if (previousInteractionId !== undefined) {
    throw new DrishtiError(
      'not_found',
      'previous_interaction_id: there is no such interaction; this server does not store interactions, ' +
        'so send the earlier steps in `input` instead',
    );
  }
}

/** A place first: who must be refused for lack of one should not cost the work of opening pictures. */
async function answerInPlace(
  model: ResolvedModel,
  request: CheckedRequest,
  prompt: PreparedPrompt,
  signal: AbortSignal,
): Promise<Answer> {
  const leave = await model.engine.admit(signal);
  try {
    return await answerTurns(model, request, await prompt.open(signal), signal);
  } finally {
    leave();
  }
}

async function answerTurns(
  model: ResolvedModel,
  { system, output, sampling, thinking, maxOutputTokens, stopSequences }: CheckedRequest,
  turns: readonly Turn[],
  signal: AbortSignal,
): Promise<Answer> {
  const generateRequest: GenerateRequest = {
    model: model.id,
    system,
    turns,
    output,
    sampling,
    thinking,
    maxOutputTokens,
    stopSequences,
  };
  const inputTokens = countWithinLimit(generateRequest, model);
  return collectAnswer(
    limitAnswer(model.engine.generate(generateRequest, signal), generateRequest),
    inputTokens,
  );
}

/** A request whose schema was checked. */
type CheckedRequest = Omit<InteractionRequest, 'output'> & { readonly output: Output };

type Answer = Pick<Interaction, 'status' | 'thought' | 'text' | 'usage'>;

function checkOutput(output: OutputInput): Output {
  if (output.type === 'text' || output.schema === undefined) return { type: output.type };
  return { type: 'json', schema: checkSchema(output.schema, output.path), schemaPath: output.path };
}

function countWithinLimit(request: GenerateRequest, { name, description }: ResolvedModel): InputTokens {
  const tokens = countInputTokens(request, tokenScheme(name));
  const total = tokens.inputTextTokens + tokens.inputImageTokens;
  if (total > description.inputTokenLimit) {
    throw new DrishtiError(
      'invalid_request',
      `input: ${total} tokens; ${name} takes at most ${description.inputTokenLimit}`,
    );
  }
  return tokens;
}

async function collectAnswer(events: AsyncIterable<AnswerEvent>, inputTokens: InputTokens): Promise<Answer> {
  const texts = { thought: '', text: '' };
  let status: Interaction['status'] = 'completed';
  for await (const event of events) {
    if (event.type === 'finish') status = event.reason === 'length' ? 'incomplete' : 'completed';
    else texts[event.type] += event.text;
  }
  const usage = {
    ...inputTokens,
    outputTokens: textTokens(texts.text),
    thoughtTokens: textTokens(texts.thought),
  };
  return { status, ...texts, usage };
}
