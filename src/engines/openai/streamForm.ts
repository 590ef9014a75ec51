import type { ModelRequest } from '../vlm/visionLanguageModel.js';
import type { ServerAddress } from './address.js';
import { chatCompletion } from './chatCompletion.js';
import { lines, serverSentEvents } from './eventStream.js';
import type { Message } from './messages.js';
import { ollamaChat } from './ollamaChat.js';
import type { Dialect } from './options.js';
import { chatPiece, ollamaPiece, type Piece } from './piece.js';
import type { ServerModel } from './serverModel.js';

/** How a server is asked for an answer, and how it streams it. */
export interface StreamForm {
  /** Below the server's origin. */
  path(address: ServerAddress): string;
  /** What is sent, as JSON. */
  body(request: ModelRequest, messages: readonly Message[], model: ServerModel): object;
  /** Media type of the stream. */
  readonly type: RegExp;
  events(body: AsyncIterable<Uint8Array>, server: string): AsyncGenerator<string>;
  /** Undefined for what is no event of an answer. */
  piece(event: string): Piece | undefined;
}

const chatForm: StreamForm = {
  path: ({ api }) => `${api}/chat/completions`,
  body: chatCompletion,
  type: /^text\/event-stream\b/i,
  events: serverSentEvents,
  piece: chatPiece,
};

/** Ollama's own interface: its OpenAI-compatible one has no `num_ctx`, without which long prompts are cut. */
const ollamaForm: StreamForm = {
  path: ({ root }) => `${root}/api/chat`,
  body: ollamaChat,
  type: /^application\/(x-ndjson|json)\b/i,
  events: lines,
  piece: ollamaPiece,
};

export function formOf(dialect: Dialect): StreamForm {
  return dialect === 'ollama' ? ollamaForm : chatForm;
}
