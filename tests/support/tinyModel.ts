import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { familyOf } from '../../src/engines/grounding/families.js';
import type { ModelLogEntry, TransformersOptions } from '../../src/engines/transformers/options.js';
import type {
  ModelImagePart,
  ModelRequest,
  VisionLanguageModel,
} from '../../src/engines/vlm/visionLanguageModel.js';
import type { RgbImage } from '../../src/images/image.js';

/** A model of a few megabytes in the layout of Qwen3.5, trained by `training/tiny-vlm/`. */
export const tinyFolder = fileURLToPath(new URL('../fixtures/tiny-vlm', import.meta.url));

export const tinyOptions: TransformersOptions = {
  folder: tinyFolder,
  id: 'tiny',
  family: familyOf('qwen3.5'),
  device: 'cpu',
  threads: 1,
};

/** A log, and the ids of the processes that it names. */
export function keptLog() {
  const entries: ModelLogEntry[] = [];
  const pids = () =>
    entries.flatMap(({ details }) => (details?.['pid'] === undefined ? [] : [details['pid'] as number]));
  return { entries, pids, onLog: (entry: ModelLogEntry) => void entries.push(entry) };
}

/** Vertical stripes, other ones for another seed. */
export function stripes(seed: number, width = 128, height = 96): RgbImage {
  const value = (index: number) => {
    const column = Math.floor(index / 3) % width;
    return (((column >> 4) + 1) * (seed * 37 + 11) * ((index % 3) + 1)) % 256;
  };
  return { width, height, data: Uint8Array.from({ length: width * height * 3 }, (_, index) => value(index)) };
}

/** A picture as a model gets it, at its own size. `onDecode` is told when its pixels are asked for. */
export function picturePart(pixels: RgbImage, onDecode: () => void = () => {}): ModelImagePart {
  const { width, height, data } = pixels;
  const size = { width, height };
  const decode = async () => {
    onDecode();
    return pixels;
  };
  const digest = async () => createHash('sha256').update(data).digest('hex');
  return { type: 'image', image: { ...size, decode, digest }, size };
}

/** A request of one turn: pictures first. */
export function ask(
  text: string,
  pictures: ModelImagePart[] = [],
  more: Partial<ModelRequest> = {},
): ModelRequest {
  return {
    turns: [{ role: 'user', parts: [...pictures, { type: 'text', text }] }],
    output: { type: 'text' },
    sampling: { temperature: 0 },
    stopSequences: [],
    maxOutputTokens: 24,
    ...more,
  };
}

/** A request whose answer is a string of so many characters, whatever the model is. */
export function longAnswer(characters: number, pictures: ModelImagePart[] = []): ModelRequest {
  const output = {
    type: 'json',
    schema: { type: 'string', minLength: characters, maxLength: characters },
  } as const;
  return ask('Go on.', pictures, { output, maxOutputTokens: undefined });
}

export interface Said {
  readonly text: string;
  readonly thought: string;
  readonly reason: string | undefined;
  readonly pieces: number;
}

/** All that a model says to a request. */
export async function said(
  model: VisionLanguageModel,
  request: ModelRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<Said> {
  const answer = { text: '', thought: '', reason: undefined as string | undefined, pieces: 0 };
  for await (const event of model.generate(request, signal)) {
    answer.pieces++;
    if (event.type === 'finish') answer.reason = event.reason;
    else answer[event.type] += event.text;
  }
  return answer;
}
