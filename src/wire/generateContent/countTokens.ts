import { z } from 'zod';
import { invalidRequest } from '../../errors.js';
import type { InputTokens, InputTurn, Prompt } from '../../interactions/request.js';
import { eitherCase, eitherCaseFields, isRecord, optional, refused } from '../fields.js';
import { refusal } from '../issues.js';
import { contents, toTurn } from './contents.js';
import { requestResolution } from './mediaResolution.js';
import { systemInstruction } from './systemInstruction.js';

/** Of these only the media resolution decides how many tokens a prompt has. */
const generationConfig = eitherCase(z.looseObject({ mediaResolution: optional(requestResolution) }));

/** A whole request to generate. What adds no tokens is not looked at. */
const generateContentRequest = eitherCaseFields({
  model: optional(z.string()),
  contents,
  systemInstruction: optional(systemInstruction),
  tools: optional(z.array(z.unknown()).max(0, 'no tools are supported; leave it out')),
  toolConfig: z.unknown().optional(),
  generationConfig: optional(generationConfig),
  safetySettings: z.unknown().optional(),
  labels: z.unknown().optional(),
  serviceTier: z.unknown().optional(),
  store: z.unknown().optional(),
  cachedContent: refused('cached content is not supported'),
});

const wrapped = eitherCaseFields({ generateContentRequest });
const bare = eitherCaseFields({ contents });

/**
 * Checks and translates the body of `models/{model}:countTokens`: contents alone, or a whole request to generate.
 * @param model the name in the path
 * @param ownHost the host that the request was sent to, which URIs of our files begin with
 * @throws DrishtiError `invalid_request` or `parameter_unknown`, its message naming the field by path
 */
export function parseCountTokens(body: unknown, model: string, ownHost: string): Prompt {
  if (!isRecord(body)) throw invalidRequest('request body', 'send a JSON object with contents');
  const isWrapped = 'generateContentRequest' in body || 'generate_content_request' in body;
  const request = isWrapped
    ? parse(wrapped, body).generateContentRequest
    : { ...parse(bare, body), model: undefined, systemInstruction: undefined, generationConfig: undefined };
  const path = isWrapped ? 'generateContentRequest.contents' : 'contents';
  refuseOtherModel(request.model, model);
  const context = { ownHost, resolution: request.generationConfig?.mediaResolution };
  const turns = request.contents.map((item, i) => toTurn(item, `${path}[${i}]`, context));
  refuseEmpty(turns, path);
  return { model, turns, system: request.systemInstruction };
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw refusal(parsed.error.issues);
  return parsed.data;
}

function refuseOtherModel(named: string | undefined, model: string): void {
  if (named === undefined || withoutPrefix(named) === withoutPrefix(model)) return;
  throw invalidRequest('generateContentRequest.model', `is not the model of the path, ${model}`);
}

function withoutPrefix(model: string): string {
  return model.replace(/^models\//, '');
}

function refuseEmpty(turns: readonly InputTurn[], path: string): void {
  if (turns.some(({ parts }) => parts.length > 0)) return;
  throw invalidRequest(path, 'is empty; give a text or an image');
}

/** The answer of `countTokens`: modalities without tokens are left out. */
export function countTokensBody({ inputTextTokens, inputImageTokens }: InputTokens): object {
  const details = [
    { modality: 'TEXT', tokenCount: inputTextTokens },
    { modality: 'IMAGE', tokenCount: inputImageTokens },
  ].filter(({ tokenCount }) => tokenCount > 0);
  return {
    totalTokens: inputTextTokens + inputImageTokens,
    promptTokensDetails: details,
    cachedContentTokenCount: 0,
  };
}
