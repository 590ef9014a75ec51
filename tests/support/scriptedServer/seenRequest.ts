import type { IncomingHttpHeaders } from 'node:http';
import sharp from 'sharp';
import type { Dialect } from '../../../src/engines/openai/options.js';
import type { ChatBody, OllamaBody } from './requestForms.js';

/** A picture as a server saw it, decoded. */
export interface SeenPicture {
  readonly format: string;
  readonly width: number;
  readonly height: number;
  /** 8-bit sRGB, row by row. */
  readonly pixels: Uint8Array;
}

/** What was said before, or is asked; parts in the order in which the model reads them. */
export interface SeenMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly parts: readonly (string | SeenPicture)[];
}

/** A request for an answer, whichever server it was sent to. */
export interface SeenRequest {
  readonly headers: IncomingHttpHeaders;
  /** The JSON as it came. */
  readonly body: Record<string, unknown>;
  readonly messages: readonly SeenMessage[];
  /** Texts of the last message. */
  readonly prompt: string;
  /** All pictures, in order. */
  readonly pictures: readonly SeenPicture[];
  readonly json: boolean;
  readonly schema: unknown;
  readonly thinking: boolean | undefined;
  /** Whether the caller has gone before the end of the answer. */
  gone: boolean;
}

/** Formats that servers read; llama.cpp knows no WebP. */
const formats: Readonly<Record<Dialect, readonly string[]>> = {
  vllm: ['jpeg', 'png', 'webp'],
  sglang: ['jpeg', 'png', 'webp'],
  ollama: ['jpeg', 'png', 'webp'],
  openai: ['jpeg', 'png', 'webp'],
  llamacpp: ['jpeg', 'png'],
};

/** @throws Error for a picture that the server could not read */
export async function seenRequest(
  dialect: Dialect,
  body: ChatBody | OllamaBody,
  headers: IncomingHttpHeaders,
): Promise<SeenRequest> {
  const raw = body as unknown as Record<string, unknown>;
  const messages = await Promise.all(
    dialect === 'ollama'
      ? (body as OllamaBody).messages.map((message) => ollamaMessage(message))
      : (body as ChatBody).messages.map((message) => chatMessage(message, dialect)),
  );
  return {
    headers,
    body: raw,
    messages,
    prompt: (messages.at(-1)?.parts ?? []).filter((part) => typeof part === 'string').join('\n'),
    pictures: messages.flatMap(({ parts }) => parts.filter((part) => typeof part !== 'string')),
    ...wantedOf(dialect, body),
    gone: false,
  };
}

function wantedOf(
  dialect: Dialect,
  body: ChatBody | OllamaBody,
): Pick<SeenRequest, 'json' | 'schema' | 'thinking'> {
  if (dialect === 'ollama') {
    const { format, think } = body as OllamaBody;
    return { json: format !== undefined, schema: format === 'json' ? undefined : format, thinking: think };
  }
  const { response_format: wanted, chat_template_kwargs } = body as ChatBody;
  const schema = wanted?.type === 'json_schema' ? wanted.json_schema.schema : undefined;
  return { json: wanted !== undefined, schema, thinking: chat_template_kwargs?.enable_thinking };
}

async function ollamaMessage({
  role,
  content,
  images = [],
}: OllamaBody['messages'][number]): Promise<SeenMessage> {
  const pictures = await Promise.all(images.map((image) => decoded(image, 'ollama')));
  return { role, parts: [...pictures, ...(content === '' ? [] : [content])] };
}

async function chatMessage(
  { role, content }: ChatBody['messages'][number],
  dialect: Dialect,
): Promise<SeenMessage> {
  if (typeof content === 'string') return { role, parts: [content] };
  const parts = await Promise.all(
    content.map((part) => (part.type === 'text' ? part.text : pictureOf(part.image_url.url, dialect))),
  );
  return { role, parts };
}

async function pictureOf(url: string, dialect: Dialect): Promise<SeenPicture> {
  const [, type, base64] = /^data:image\/(\w+);base64,([A-Za-z0-9+/]+=*)$/.exec(url) ?? [];
  if (base64 === undefined) throw new Error(`no data URI: ${url.slice(0, 40)}`);
  const picture = await decoded(base64, dialect);
  if (picture.format !== type) throw new Error(`a ${picture.format} is called ${type}`);
  return picture;
}

async function decoded(base64: string, dialect: Dialect): Promise<SeenPicture> {
  const image = sharp(Buffer.from(base64, 'base64'));
  const { format } = await image.metadata();
  if (!formats[dialect].includes(format)) throw new Error(`cannot load a ${format}`);
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { format, width: info.width, height: info.height, pixels: data };
}
