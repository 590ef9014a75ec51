import type { Reading } from '../architectures/architecture.js';
import type { AnswerPiece, AnswerReport, AnswerRequest } from './answerRequest.js';
import { Drawing } from './drawing.js';
import type { LoadedModel } from './loadedModel.js';
import { endsInThought, isToThink } from './thinking.js';

/** Where an answer goes, and what may end it early. */
export interface Answering extends Pick<Reading, 'pixels' | 'signal'> {
  emit(piece: AnswerPiece): void;
}

/**
 * Answers one request: reads the prompt, then draws token after token.
 * @returns what it took
 * @throws DrishtiError `invalid_request` for a conversation that is too long; the signal's reason once it aborts
 */
export async function answer(
  model: LoadedModel,
  request: AnswerRequest,
  { pixels, signal, emit }: Answering,
): Promise<AnswerReport> {
  const isJson = request.output.type === 'json';
  const thinking = model.thinkingCanBeChosen ? isToThink(request.thinking, isJson) : undefined;
  const start = performance.now();
  const prompt = model.runnable.prompt({ ...request.conversation, thinking });
  let [encodeMs, encodedPictures, reusedTokens] = [0, 0, 0];
  const decoding = await model.runnable.read(prompt, {
    pixels,
    signal,
    onEncoded: (milliseconds, pictures) => ([encodeMs, encodedPictures] = [milliseconds, pictures]),
    onReused: (tokens) => (reusedTokens = tokens),
  });
  const read = performance.now();
  const drawing = new Drawing(model, request, decoding, { signal, emit });
  if (model.thinking !== undefined && endsInThought(prompt.tokens, model.thinking)) drawing.think();
  const reason = await drawing.run();
  decoding.remember();
  return {
    reason,
    promptTokens: prompt.tokens.length,
    reusedTokens,
    encodedPictures,
    encodeMs,
    prefillMs: read - start - encodeMs,
    outputTokens: drawing.drawn,
    decodeMs: performance.now() - read,
  };
}
