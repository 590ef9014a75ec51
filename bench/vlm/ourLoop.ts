import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { familyOf } from '../../src/engines/grounding/families.js';
import type { AnswerReport } from '../../src/engines/transformers/loop/answerRequest.js';
import { openTransformersModel } from '../../src/engines/transformers/transformersModel.js';
import type { ModelRequest, VisionLanguageModel } from '../../src/engines/vlm/visionLanguageModel.js';
import { openImage } from '../../src/images/decode.js';
import { encodedBytes } from '../../src/images/encoded.js';

/** An answer of the loop: what it tells of itself, and when its first words came, in milliseconds after the question. */
export interface LoopAnswer extends AnswerReport {
  readonly firstWordsMs: number;
}

const limits = { maxPixels: 1e6 };

/** Our own loop over a model, in its child process, as the server runs it. */
export class OurLoop {
  readonly #model: VisionLanguageModel;
  readonly #reports: AnswerReport[];
  readonly pid: number;

  private constructor(model: VisionLanguageModel, reports: AnswerReport[], pid: number) {
    this.#model = model;
    this.#reports = reports;
    this.pid = pid;
  }

  static async start(folder: string, threads: number): Promise<OurLoop> {
    const reports: AnswerReport[] = [];
    let pid = 0;
    const model = await openTransformersModel({
      folder,
      id: 'measured',
      family: familyOf('qwen3.5'),
      device: 'cpu',
      threads,
      onLog: ({ level, message, details }) => {
        if (details && 'pid' in details) pid = details['pid'] as number;
        if (details && 'decodeMs' in details) reports.push(details as unknown as AnswerReport);
        else if (level !== 'info') console.error(message);
      },
    });
    await new OurLoop(model, reports, pid).answer({ side: 64, tokens: 2 });
    return new OurLoop(model, reports, pid);
  }

  /** Answers about a picture that it has not seen, of random colours. */
  async answer({ side, tokens, ...request }: LoopQuestion): Promise<LoopAnswer> {
    const image = await openImage(encodedBytes(await noise(side)), limits, 'image');
    const size = { width: side, height: side };
    const turn = {
      role: 'user' as const,
      parts: [
        { type: 'image' as const, image, size },
        { type: 'text' as const, text: 'What is on this picture?' },
      ],
    };
    const base: ModelRequest = {
      turns: [turn],
      output: { type: 'text' },
      sampling: { temperature: 0 },
      maxOutputTokens: tokens,
      stopSequences: [],
    };
    return this.#ask({ ...base, ...request });
  }

  async #ask(request: ModelRequest): Promise<LoopAnswer> {
    const start = performance.now();
    let firstWordsMs = 0;
    for await (const event of this.#model.generate(request, new AbortController().signal)) {
      if (firstWordsMs === 0 && event.type !== 'finish') firstWordsMs = performance.now() - start;
    }
    return { ...this.#reports.pop()!, firstWordsMs };
  }

  close(): Promise<void> {
    return this.#model.close();
  }
}

export interface LoopQuestion extends Partial<Pick<ModelRequest, 'output' | 'sampling'>> {
  /** Of a square picture, in pixels. */
  readonly side: number;
  /** Of the answer, at most. */
  readonly tokens: number;
}

function noise(side: number): Promise<Buffer> {
  const raw = { width: 16, height: 16, channels: 3 as const };
  const pixels = sharp(randomBytes(16 * 16 * 3), { raw });
  return pixels.resize(side, side, { kernel: 'nearest' }).png().toBuffer();
}
