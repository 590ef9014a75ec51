import type { GenerateRequest, Turn } from '../engines/engine.js';
import type { ResolvedModel } from '../engines/registry.js';
import { DrishtiError } from '../errors.js';
import { tellBareString } from './bareString.js';
import type { Checked } from './checkRequest.js';
import type { InteractionEvent } from './event.js';
import { limitAnswer } from './limit.js';
import { tellAnswer } from './tellAnswer.js';
import { countInputTokens, type InputTokens, tokenScheme } from './usage.js';

/**
 * Asks the engine, and tells what comes of it: `running`, the steps, `finished`.
 * @param turns the request's, with their pictures opened
 * @throws DrishtiError `invalid_request` over the model's token limit; what the engine throws
 */
export async function* answerTurns(
  { model, request }: Checked,
  turns: readonly Turn[],
  signal: AbortSignal,
): AsyncGenerator<InteractionEvent> {
  const { system, output, sampling, thinking, maxOutputTokens, stopSequences } = request;
  const asked: GenerateRequest = {
    model: model.id,
    system,
    turns,
    output,
    sampling,
    thinking,
    maxOutputTokens,
    stopSequences,
  };
  const input = countWithinLimit(asked, model);
  yield { type: 'running', input };
  const said = model.engine.generate(asked, signal);
  const answer = limitAnswer(request.bareString ? tellBareString(said) : said, asked);
  yield* tellAnswer(answer, input, request.showThoughts ?? false);
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
