import type { Output } from '../engine.js';
import type { ModelRequest } from '../vlm/visionLanguageModel.js';
import type { Message } from './messages.js';
import type { Dialect } from './options.js';
import { mostTokens } from './outputTokens.js';
import type { ServerModel } from './serverModel.js';
import { shouldThink } from './thinking.js';

type ChatDialect = Exclude<Dialect, 'ollama'>;

/** Stop sequences that OpenAI takes; those beyond are looked for by who reads the answer. */
const mostStops = 4;

/** The body of `POST /v1/chat/completions` in a dialect; `undefined` fields are not sent. */
export function chatCompletion(
  request: ModelRequest,
  messages: readonly Message[],
  model: ServerModel,
): object {
  const { sampling, stopSequences } = request;
  const extended = model.dialect !== 'openai';
  return {
    model: model.name,
    messages: messages.map(chatMessage),
    stream: true,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    seed: sampling.seed,
    max_tokens: mostTokens(request, model),
    stop: stopSequences.length === 0 ? undefined : stopSequences.slice(0, extended ? undefined : mostStops),
    response_format: responseFormat(request.output, model.dialect as ChatDialect),
    ...(extended && { top_k: sampling.topK, chat_template_kwargs: templateOptions(request) }),
  };
}

function chatMessage({ role, parts }: Message): object {
  // Plain text goes as a string: templates for text alone know nothing else.
  if (parts.every((part) => part.type === 'text'))
    return { role, content: parts.map((part) => part.text).join('\n') };
  const content = parts.map((part) =>
    part.type === 'text'
      ? part
      : { type: 'image_url', image_url: { url: `data:${part.mediaType};base64,${part.base64}` } },
  );
  return { role, content };
}

function templateOptions(request: ModelRequest): object | undefined {
  const enable_thinking = shouldThink(request);
  return enable_thinking === undefined ? undefined : { enable_thinking };
}

function responseFormat(output: Output, dialect: ChatDialect): object | undefined {
  if (output.type === 'text') return undefined;
  if (output.schema === undefined) return { type: 'json_object' };
  // Strict is a promise of the schema at OpenAI, to use only what it can enforce; ours may use more.
  const strict = dialect === 'openai' ? undefined : true;
  return { type: 'json_schema', json_schema: { name: 'answer', schema: output.schema, strict } };
}
