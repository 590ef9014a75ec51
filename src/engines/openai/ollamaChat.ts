import type { Output } from '../engine.js';
import type { ModelRequest } from '../vlm/visionLanguageModel.js';
import type { Message } from './messages.js';
import { mostTokens } from './outputTokens.js';
import type { ServerModel } from './serverModel.js';
import { shouldThink } from './thinking.js';

/** The body of Ollama's `POST /api/chat`; `undefined` fields are not sent. */
export function ollamaChat(request: ModelRequest, messages: readonly Message[], model: ServerModel): object {
  const { temperature, topP, topK, seed } = request.sampling;
  const { stopSequences } = request;
  return {
    model: model.name,
    messages: messages.flatMap(ollamaMessages),
    stream: true,
    format: formatOf(request.output),
    // A model that cannot think refuses to be told not to.
    think: model.thinks === false ? undefined : shouldThink(request),
    // Without these a prompt that is too long loses its beginning unsaid.
    truncate: false,
    shift: false,
    options: {
      num_ctx: model.contextLength,
      num_predict: mostTokens(request, model),
      temperature,
      top_p: topP,
      top_k: topK,
      seed,
      stop: stopSequences.length === 0 ? undefined : stopSequences,
    },
  };
}

function formatOf(output: Output): unknown {
  return output.type === 'text' ? undefined : (output.schema ?? 'json');
}

interface OllamaMessage {
  readonly role: Message['role'];
  readonly texts: string[];
  readonly images: string[];
}

/**
 * Ollama shows the pictures of a message before its text. Where a text stands between pictures, the next ones begin a
 * message of their own, so that the order is kept.
 */
function ollamaMessages({ role, parts }: Message): object[] {
  const messages: OllamaMessage[] = [{ role, texts: [], images: [] }];
  let textSincePicture = false;
  for (const part of parts) {
    const last = messages.at(-1) as OllamaMessage;
    if (part.type === 'text') last.texts.push(part.text);
    else if (textSincePicture && last.images.length > 0)
      messages.push({ role, texts: [], images: [part.base64] });
    else last.images.push(part.base64);
    textSincePicture = part.type === 'text';
  }
  return messages.map(({ texts, images }) => ({
    role,
    content: texts.join('\n'),
    images: images.length === 0 ? undefined : images,
  }));
}
