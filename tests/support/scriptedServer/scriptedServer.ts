import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dialect } from '../../../src/engines/openai/options.js';
import { complete, type Script } from './completion.js';
import { infoPage, type ScriptedModel } from './infoPages.js';
import { refuse, send } from './replies.js';
import type { SeenRequest } from './seenRequest.js';

export type { Script } from './completion.js';

export interface ScriptedServerOptions {
  readonly dialect: Dialect;
  /** What it says to requests for an answer, in turn; the last goes on for all further ones. A function decides itself. */
  readonly answers?: readonly Script[] | ((request: SeenRequest) => Script);
  /** Default: one that sees, Qwen3-VL of 8 billion parameters as such servers call it, with 32768 tokens. */
  readonly models?: readonly ScriptedModel[];
  /** Requests without it are refused with 401. */
  readonly key?: string;
  readonly port?: number;
  /** Looked at before anything else; true when it has answered. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface ScriptedServer {
  /** Without a path. */
  readonly url: string;
  readonly port: number;
  /** Requests for an answer, in the order in which they came; none for the question whether it sees. */
  readonly requests: readonly SeenRequest[];
  /** Paths of all requests. */
  readonly paths: readonly string[];
  /** Connections that were made. */
  readonly connections: number;
  close(): Promise<void>;
}

const usualName = 'Qwen/Qwen3-VL-8B-Instruct';

/**
 * A server on loopback with the interface of vLLM, SGLang, llama.cpp, Ollama or OpenAI, which reads what it is sent as
 * they do, refuses what they would, and says what a test wants said.
 */
export async function startScriptedServer(options: ScriptedServerOptions): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    response.on('error', () => {});
    paths.push(request.url ?? '');
    if (options.before?.(request, response)) return;
    void answer(request, response, options, requests);
  });
  let connections = 0;
  server.on('connection', () => connections++);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    paths,
    get connections() {
      return connections;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ScriptedServerOptions,
  requests: SeenRequest[],
): Promise<void> {
  const { dialect, key } = options;
  const models = options.models ?? [usualModel(dialect)];
  const sent = await readJson(request).catch(() => undefined);
  if (sent === undefined) return;
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
    return refuse(response, 401, `${request.headers.authorization} is not the key`);
  }
  const path = new URL(request.url ?? '', 'http://a').pathname;
  if (path !== (dialect === 'ollama' ? '/api/chat' : '/v1/chat/completions')) {
    const page = infoPage(dialect, models, path, sent);
    return page === undefined ? refuse(response, 404, 'Not Found') : send(response, 200, page);
  }
  await complete(request, response, { dialect, answers: options.answers, models, sent, requests });
}

function usualModel(dialect: Dialect): ScriptedModel {
  const name =
    dialect === 'ollama' ? 'qwen3-vl:8b' : dialect === 'llamacpp' ? 'Qwen3-VL-8B-Q4_K_M' : usualName;
  return { name, vision: true, contextLength: 32_768 };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}
