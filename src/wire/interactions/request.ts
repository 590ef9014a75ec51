import { z } from 'zod';
import { DrishtiError, invalidRequest } from '../../errors.js';
import type { InteractionRequest } from '../../interactions/request.js';
import { isRecord, knownFields, oneOf, optional, refused, shown } from '../fields.js';
import { parse } from '../parse.js';
import { generationConfig } from './generationConfig.js';
import { isUnknownField, parseInput } from './input.js';
import { isInteractionId } from './interactionPath.js';
import { labels } from './labels.js';
import { parseResponseFormat } from './responseFormat.js';
import { tools } from './tools.js';

/** The body of `POST /interactions`, but for `input` and `response_format`, which come in several forms. */
export const body = knownFields({
  // Before `model`, which a request for an agent does not have.
  agent: refused('agents are not supported; name a model'),
  agent_config: refused('agents are not supported; name a model'),
  model: z.string().min(1),
  input: z.unknown().optional(),
  system_instruction: optional(z.string()),
  generation_config: optional(generationConfig),
  response_format: z.unknown().optional(),
  previous_interaction_id: optional(z.string()),
  store: optional(z.boolean()),
  background: optional(z.boolean()),
  stream: optional(z.boolean()),
  labels: optional(labels),
  tools: optional(tools),
  safety_settings: optional(z.array(z.looseObject({}))),
  service_tier: optional(oneOf('flex', 'standard', 'priority', 'deferred')),
  response_modalities: optional(z.array(oneOf('text'))),
  response_mime_type: refused('was replaced by response_format.mime_type'),
  cached_content: refused('cached content is not supported'),
  continuation_token: refused('continuations are not supported'),
  environment: refused('environments are not supported'),
  webhook_config: refused('webhooks are not supported'),
});

/** What is to be done with a request. */
export interface ParsedCreate {
  readonly request: InteractionRequest;
  /** Whether it can be asked for later. */
  readonly store: boolean;
  /** Whether it is answered before there is an answer. */
  readonly background: boolean;
  readonly stream: boolean;
}

/**
 * Checks and translates the body of `POST /interactions`. Unknown fields anywhere are reported before wrong values.
 * @param ownHost the host that the request was sent to, which URIs of our files begin with
 * @throws DrishtiError `invalid_request` or `parameter_unknown`, its message naming the field by path; `not_found` for a
 *   previous interaction that cannot be
 */
export function parseCreateInteraction(value: unknown, ownHost: string): ParsedCreate {
  if (value === undefined || value === null)
    throw invalidRequest('request body', 'is empty; send a JSON object');
  const problems: DrishtiError[] = [];
  const fields = attempt(() => parse(body, value), problems);
  const { input, response_format } = isRecord(value) ? value : {};
  const turns = attempt(() => parseInput(input, ownHost), problems);
  const output = attempt(() => parseResponseFormat(response_format), problems);
  if (!fields || !turns || !output) throw problems.find(isUnknownField) ?? problems[0];

  const { store = true, background = false, stream = false } = fields;
  if (background && !store) {
    throw invalidRequest('background', 'needs a stored interaction; leave `store` out or set it to true');
  }
  refuseImpossible(fields.previous_interaction_id);
  return { request: { ...toRequest(fields), turns, output }, store, background, stream };
}

/** What cannot be an id is not looked for. */
function refuseImpossible(previousId: string | undefined): void {
  if (previousId === undefined || isInteractionId(previousId)) return;
  throw new DrishtiError(
    'not_found',
    `previous_interaction_id: there is no interaction ${shown(previousId)}`,
  );
}

function toRequest(fields: z.output<typeof body>): Omit<InteractionRequest, 'turns' | 'output'> {
  const config = fields.generation_config;
  return {
    model: fields.model,
    system: fields.system_instruction,
    sampling: {
      temperature: config?.temperature,
      topP: config?.top_p,
      topK: config?.top_k,
      seed: config?.seed,
    },
    thinking: config?.thinking_level,
    showThoughts: config?.thinking_summaries === 'auto',
    maxOutputTokens: config?.max_output_tokens,
    stopSequences: config?.stop_sequences ?? [],
    previousInteractionId: fields.previous_interaction_id,
    labels: fields.labels,
    serviceTier: fields.service_tier,
  };
}

function attempt<Result>(read: () => Result, problems: DrishtiError[]): Result | undefined {
  try {
    return read();
  } catch (error) {
    problems.push(error as DrishtiError);
    return undefined;
  }
}
