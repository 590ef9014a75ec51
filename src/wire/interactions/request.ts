import { z } from 'zod';
import { type DrishtiError, invalidRequest } from '../../errors.js';
import type { InteractionRequest } from '../../interactions/request.js';
import { isRecord, knownFields, oneOf, optional, refused } from '../fields.js';
import { refusal } from '../issues.js';
import { generationConfig } from './generationConfig.js';
import { isUnknownField, parseInput } from './input.js';
import { labels } from './labels.js';
import { parseResponseFormat } from './responseFormat.js';
import { tools } from './tools.js';

const notYet = (field: string) =>
  optional(z.boolean().refine((on) => !on, `${field} is not served yet; leave it out or set it to false`));

const body = knownFields({
  // Before `model`, which a request for an agent does not have.
  agent: refused('agents are not supported; name a model'),
  agent_config: refused('agents are not supported; name a model'),
  model: z.string().min(1),
  input: z.unknown().optional(),
  system_instruction: optional(z.string()),
  generation_config: optional(generationConfig),
  response_format: z.unknown().optional(),
  previous_interaction_id: optional(z.string()),
  // Nothing is stored yet, and the answers of the other routes say so; true is what leaving it out means.
  store: optional(z.boolean()),
  background: notYet('background execution'),
  stream: notYet('streaming'),
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

/**
 * Checks and translates the body of `POST /interactions`. Unknown fields anywhere are reported before wrong values.
 * @param ownHost the host that the request was sent to, which URIs of our files begin with
 * @throws DrishtiError `invalid_request` or `parameter_unknown`, its message naming the field by path
 */
export function parseCreateInteraction(value: unknown, ownHost: string): InteractionRequest {
  if (value === undefined || value === null)
    throw invalidRequest('request body', 'is empty; send a JSON object');
  const fields = body.safeParse(value);
  const problems = fields.success ? [] : [refusal(fields.error.issues)];
  const { input, response_format } = isRecord(value) ? value : {};
  const turns = attempt(() => parseInput(input, ownHost), problems);
  const output = attempt(() => parseResponseFormat(response_format), problems);
  if (!fields.success || !turns || !output) throw problems.find(isUnknownField) ?? problems[0];

  const config = fields.data.generation_config;
  return {
    model: fields.data.model,
    turns,
    output,
    system: fields.data.system_instruction,
    sampling: {
      temperature: config?.temperature,
      topP: config?.top_p,
      topK: config?.top_k,
      seed: config?.seed,
    },
    thinking: config?.thinking_level,
    maxOutputTokens: config?.max_output_tokens,
    stopSequences: config?.stop_sequences ?? [],
    previousInteractionId: fields.data.previous_interaction_id,
    labels: fields.data.labels,
    serviceTier: fields.data.service_tier,
  };
}

function attempt<Result>(parse: () => Result, problems: DrishtiError[]): Result | undefined {
  try {
    return parse();
  } catch (error) {
    problems.push(error as DrishtiError);
    return undefined;
  }
}
