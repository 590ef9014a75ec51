import sharp from 'sharp';
import type { AnswerEvent } from '../../../src/engines/engine.js';
import { openRemoteModel } from '../../../src/engines/openai/openRemoteModel.js';
import type { RemoteOptions } from '../../../src/engines/openai/options.js';
import type {
  ModelImagePart,
  ModelRequest,
  VisionLanguageModel,
} from '../../../src/engines/vlm/visionLanguageModel.js';
import { openImage } from '../../../src/images/decode.js';
import { encodedBytes } from '../../../src/images/encoded.js';
import { type ScriptedServer, type ScriptedServerOptions, startScriptedServer } from './scriptedServer.js';

export interface RemoteHouse {
  readonly server: ScriptedServer;
  readonly model: VisionLanguageModel;
  close(): Promise<void>;
}

/** A scripted server and a model that speaks to it; retries wait next to nothing. */
export async function remoteHouse(
  script: ScriptedServerOptions,
  options: Partial<RemoteOptions> = {},
): Promise<RemoteHouse> {
  const server = await startScriptedServer(script);
  const model = await openRemoteModel({ url: server.url, backoffMs: 1, ...options });
  return {
    server,
    model,
    async close() {
      await server.close();
      await model.close();
    },
  };
}

/** A request of one question. */
export function ask(text: string, more: Partial<ModelRequest> = {}): ModelRequest {
  return {
    turns: [{ role: 'user', parts: [{ type: 'text', text }] }],
    output: { type: 'text' },
    sampling: {},
    stopSequences: [],
    ...more,
  };
}

/** All that a model says. */
export async function said(
  model: VisionLanguageModel,
  request: ModelRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of model.generate(request, signal)) events.push(event);
  return events;
}

/** The words of an answer. */
export function textOf(events: readonly AnswerEvent[], type: 'text' | 'thought' = 'text'): string {
  return events.map((event) => (event.type === type ? event.text : '')).join('');
}

/** A picture of one colour, `[red, green, blue]`, to be sent at a size. */
export async function picture(
  colour: readonly [number, number, number],
  size: { readonly width: number; readonly height: number },
): Promise<ModelImagePart> {
  const [r, g, b] = colour;
  const png = await sharp({ create: { width: 90, height: 60, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
  return { type: 'image', image: await openImage(encodedBytes(png), { maxPixels: 1e6 }, 'input'), size };
}
