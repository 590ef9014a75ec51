import { z } from 'zod';
import { invalidRequest } from '../../errors.js';
import type { InputTurn, InteractionRequest } from '../../interactions/request.js';
import { refuseEmpty } from '../emptyInput.js';
import { eitherCaseFields, isRecord, optional, refused } from '../fields.js';
import { labels } from '../interactions/labels.js';
import { parse } from '../parse.js';
import { contents, toTurn } from './contents.js';
import { type GenerationConfig, generationConfig } from './generationConfig.js';
import { responseFormat } from './responseFormat.js';
import { systemInstruction } from './systemInstruction.js';
import { thinkingOf } from './thinkingConfig.js';
import { tools } from './tools.js';

/** A whole request to generate, as the body of `:generateContent` and inside that of `:countTokens`. */
export const generateContentRequest = eitherCaseFields({
  model: optional(z.string()),
  contents,
  systemInstruction: optional(systemInstruction),
  generationConfig: optional(generationConfig),
  tools: optional(tools),
  // Without tools it says nothing.
  toolConfig: optional(z.looseObject({})),
  safetySettings: optional(z.array(z.looseObject({}))),
  labels: optional(labels),
  serviceTier: optional(z.string()),
  // Answers of this surface are never stored.
  store: optional(z.boolean()),
  cachedContent: refused('cached content is not supported'),
  continuationToken: refused('continuations are not supported'),
});

export type GenerateContentRequest = z.output<typeof generateContentRequest>;

/**
 * Checks and translates the body of `models/{model}:generateContent` and `:streamGenerateContent`.
 * @param model the name in the path
 * @param ownHost the host that the request was sent to, which URIs of our files begin with
 * @throws DrishtiError `invalid_request` or `parameter_unknown`, its message naming the field by path
 */
export function parseGenerateContent(body: unknown, model: string, ownHost: string): InteractionRequest {
  if (!isRecord(body)) throw invalidRequest('request body', 'send a JSON object with contents');
  const request = parse(generateContentRequest, body);
  const turns = turnsOf(request, { model, ownHost });
  refuseEmpty(turns, 'contents');
  if (turns.at(-1)?.role !== 'user') throw invalidRequest('contents', "the last content must be the user's");
  return {
    model,
    turns,
    system: request.systemInstruction,
    labels: request.labels,
    serviceTier: request.serviceTier,
    ...settingsOf(request.generationConfig),
  };
}

function settingsOf(config: Partial<GenerationConfig> = {}) {
  const { temperature, topP, topK, seed, maxOutputTokens, stopSequences, thinkingConfig } = config;
  return {
    ...responseFormat(config, 'generationConfig'),
    sampling: { temperature, topP, topK, seed },
    thinking: thinkingOf(thinkingConfig),
    showThoughts: thinkingConfig?.includeThoughts,
    maxOutputTokens,
    stopSequences: stopSequences ?? [],
  };
}

/** Where a request stands. */
export interface RequestPlace {
  /** The name in the path. */
  readonly model: string;
  /** The host that the request was sent to. */
  readonly ownHost: string;
  /** Path of the request inside the body, with a dot at its end. */
  readonly within?: string;
}

/**
 * The turns of a request that was read.
 * @throws DrishtiError `invalid_request` for another model than the path's, or a uri that cannot be followed
 */
export function turnsOf(
  request: Pick<GenerateContentRequest, 'model' | 'contents' | 'generationConfig'>,
  { model, ownHost, within = '' }: RequestPlace,
): InputTurn[] {
  refuseOtherModel(request.model, model, within);
  const context = { ownHost, resolution: request.generationConfig?.mediaResolution };
  return request.contents.map((item, i) => toTurn(item, `${within}contents[${i}]`, context));
}

function refuseOtherModel(named: string | undefined, model: string, within: string): void {
  if (named === undefined || withoutPrefix(named) === withoutPrefix(model)) return;
  throw invalidRequest(`${within}model`, `is not the model of the path, ${model}`);
}

function withoutPrefix(model: string): string {
  return model.replace(/^models\//, '');
}
