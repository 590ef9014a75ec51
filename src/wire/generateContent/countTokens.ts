import { invalidRequest } from '../../errors.js';
import type { InputTokens, Prompt } from '../../interactions/request.js';
import { hasParts, refuseEmpty } from '../emptyInput.js';
import { eitherCaseFields, isRecord } from '../fields.js';
import { parse } from '../parse.js';
import { contents } from './contents.js';
import { generateContentRequest, type RequestPlace, turnsOf } from './request.js';
import { inputDetails } from './usage.js';

/** The two forms of the body. */
export const wrapped = eitherCaseFields({ generateContentRequest });
export const bare = eitherCaseFields({ contents });

/**
 * Checks and translates the body of `models/{model}:countTokens`: contents alone, or a whole request to generate.
 * @param model the name in the path
 * @param ownHost the host that the request was sent to, which URIs of our files begin with
 * @throws DrishtiError `invalid_request` or `parameter_unknown`, its message naming the field by path
 */
export function parseCountTokens(body: unknown, model: string, ownHost: string): Prompt {
  if (!isRecord(body)) throw invalidRequest('request body', 'send a JSON object with contents');
  const isWrapped = 'generateContentRequest' in body || 'generate_content_request' in body;
  const place = { model, ownHost, within: isWrapped ? 'generateContentRequest.' : '' };
  return isWrapped
    ? prompt(parse(wrapped, body).generateContentRequest, place)
    : prompt({ ...parse(bare, body), ...nothingElse }, place);
}

const nothingElse = { model: undefined, systemInstruction: undefined, generationConfig: undefined };

type Counted = Parameters<typeof turnsOf>[0] & { readonly systemInstruction?: string | undefined };

function prompt(request: Counted, place: RequestPlace): Prompt {
  const turns = turnsOf(request, place);
  // Blanks are no request, but they can be counted.
  refuseEmpty(turns, `${place.within}contents`, hasParts);
  return { model: place.model, turns, system: request.systemInstruction };
}

/** The answer of `countTokens`: modalities without tokens are left out. */
export function countTokensBody(tokens: InputTokens): object {
  return {
    totalTokens: tokens.inputTextTokens + tokens.inputImageTokens,
    promptTokensDetails: inputDetails(tokens),
    cachedContentTokenCount: 0,
  };
}
