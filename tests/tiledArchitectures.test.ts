import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AutoModelForImageTextToText,
  AutoProcessor,
  env,
  type Processor,
  RawImage,
  type Tensor,
} from '@huggingface/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RgbImage } from '../src/images/image.js';
import { lfm2VlFolder, smolVlmFolder } from './architectures/models.js';
import {
  asked,
  floats,
  gradient,
  largestDifference,
  type OpenedModel,
  openTiny,
  reading,
} from './architectures/openTiny.js';
import { writeModel } from './specialists/folders.js';

const models = { smolvlm: smolVlmFolder, lfm2_vl: lfm2VlFolder } as const;
const question = 'What is <this>?';
const written = '<|im_start|>user:<image>What is <this>?<|im_end|>\nassistant:';

describe.each(Object.keys(models) as (keyof typeof models)[])('%s', (type) => {
  let folder: string;
  let library: Processor;
  let tiny: OpenedModel;

  beforeAll(async () => {
    folder = await writeModel(await mkdtemp(join(tmpdir(), 'drishti-tiled-')), models[type]());
    env.allowRemoteModels = false;
    library = await AutoProcessor.from_pretrained(folder, { local_files_only: true });
    tiny = await openTiny(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** What the library makes of the question about one picture. */
  const expected = async (
    picture: RgbImage,
  ): Promise<Record<string, { data: ArrayLike<number>; dims: number[] }>> => {
    const image = new RawImage(picture.data, picture.width, picture.height, 3);
    return type === 'smolvlm' ? library(written, image) : library(image, written);
  };

  it.each([
    [256, 192],
    [192, 256],
    [256, 256],
    [256, 60],
    [640, 300],
    [64, 48],
    [200, 150],
    [1000, 20],
  ])('writes the question about a picture of %i × %i as the library does', async (width, height) => {
    const picture = gradient({ width, height }, 90);
    // What is smaller than the model would enlarge it stays as small: the library is told so.
    if (type === 'smolvlm') {
      const longest = Math.min(256, Math.ceil(Math.max(width, height) / 64) * 64);
      library.image_processor!.size = { longest_edge: longest };
    }
    const { tokens, pictures } = tiny.model.prompt(asked(question, [picture]));
    const { input_ids } = await expected(picture);
    expect(tokens).toEqual(Array.from(input_ids!.data, Number));
    const places = pictures[0]!.places;
    expect(places.length).toBeGreaterThan(0);
    expect(new Set(places.map((place) => tokens[place])).size).toBe(1);
  });

  it('shows the encoder what the library shows it', async () => {
    const picture = gradient({ width: 256, height: 192 }, 90);
    if (type === 'smolvlm') library.image_processor!.size = { longest_edge: 256 };
    await tiny.model.read(tiny.model.prompt(asked(question, [picture])), reading([picture]));
    const { feeds } = tiny.fed.findLast(({ graph }) => graph === 'vision_encoder')!;
    const inputs = await expected(picture);
    expect(feeds['pixel_values']!.dims).toEqual(inputs['pixel_values']!.dims);
    // Two ways of making pictures smaller: a hundredth of black to white, more only at the borders.
    const difference = largestDifference(floats(feeds['pixel_values']), inputs['pixel_values']!.data);
    expect(difference).toBeLessThan(0.1);
    if (type === 'lfm2_vl') {
      expect(feeds['pixel_attention_mask']!.data).toEqual(inputs['pixel_attention_mask']!.data);
      expect(feeds['spatial_shapes']!.data).toEqual(inputs['spatial_shapes']!.data);
    }
  });

  it('puts the features of each of several pictures in their places', async () => {
    const shown = [gradient({ width: 256, height: 128 }, 30), gradient({ width: 60, height: 60 }, 220)];
    const prompt = tiny.model.prompt(asked(question, shown));
    await tiny.model.read(prompt, reading(shown));
    const rows = embeddedRows(tiny, prompt.tokens.length);
    prompt.pictures.forEach(({ places }, i) => {
      const blue = (shown[i]!.data[2]! / 255 - 0.5) / 0.5;
      for (const place of places) expect(rows[place]![2]).toBeCloseTo(blue, 2);
    });
    // Red grows from the first tile of a row to the next.
    const reds = prompt.pictures[0]!.places.map((place) => rows[place]![0]!);
    expect(Math.max(...reds) - Math.min(...reds)).toBeGreaterThan(1);
  });

  it('answers otherwise when pictures change places', async () => {
    const shown = [gradient({ width: 128, height: 128 }, 0), gradient({ width: 128, height: 128 }, 255)];
    const logits = async (pictures: RgbImage[]) =>
      (await tiny.model.read(tiny.model.prompt(asked(question, pictures)), reading(pictures))).logits.slice();
    const first = await logits(shown);
    expect(largestDifference(first, await logits([...shown]))).toBe(0);
    expect(largestDifference(first, await logits(shown.toReversed()))).toBeGreaterThan(1e-3);
  });

  it('says after each further token what it says after all at once', async () => {
    const picture = gradient({ width: 256, height: 192 }, 90);
    const prompt = tiny.model.prompt(asked(question, [picture]));
    const more = [5, 70, 3, 99, 12, 44];
    const whole = { ...prompt, tokens: [...prompt.tokens, ...more], partings: [] };
    const atOnce = await tiny.model.read(whole, reading([picture]));
    const steps = await tiny.model.read(prompt, reading([picture]));
    await steps.extend(more.slice(0, 1));
    await steps.extend(more.slice(1, 4));
    await steps.extend(more.slice(4));
    expect(steps.length).toBe(whole.tokens.length);
    expect(largestDifference(steps.logits, atOnce.logits)).toBeLessThan(1e-4);
  });

  it('answers token by token as the library does', async () => {
    // As large as a tile: neither resizes it.
    const picture = gradient({ width: 64, height: 64 }, 90);
    if (type === 'smolvlm') library.image_processor!.size = { longest_edge: 64 };
    const model = await AutoModelForImageTextToText.from_pretrained(folder, {
      dtype: 'fp32',
      local_files_only: true,
    });
    const inputs = await expected(picture);
    const whole = (await model.generate({ ...inputs, max_new_tokens: 12, do_sample: false })) as Tensor;
    const generated = Array.from(whole.data as BigInt64Array, Number).slice(inputs['input_ids']!.data.length);
    expect(new Set(generated).size).toBeGreaterThan(2);
    const decoding = await tiny.model.read(tiny.model.prompt(asked(question, [picture])), reading([picture]));
    const tokens: number[] = [];
    while (tokens.length < generated.length) {
      const { logits } = decoding;
      tokens.push(logits.reduce((best, logit, i) => (logit > logits[best]! ? i : best), 0));
      await decoding.extend(tokens.slice(-1));
    }
    expect(tokens).toEqual(generated);
  });

  it('goes on from what it remembers, without looking at the picture again', async () => {
    const remembering = await openTiny(folder, 10_000_000);
    const picture = gradient({ width: 200, height: 150 }, 90);
    const ask = async ({ model }: OpenedModel, text: string) => {
      let reused = 0;
      const noted = { onReused: (tokens: number) => (reused = tokens) };
      const { logits } = await model.read(model.prompt(asked(text, [picture])), reading([picture], noted));
      return { reused, logits: logits.slice() };
    };
    expect((await ask(remembering, 'One?')).reused).toBe(0);
    const again = await ask(remembering, 'Two?');
    expect(again.reused).toBeGreaterThan(5);
    expect(remembering.fed.filter(({ graph }) => graph === 'vision_encoder')).toHaveLength(1);
    expect(largestDifference(again.logits, (await ask(tiny, 'Two?')).logits)).toBeLessThan(1e-4);
  });
});

/** The embeddings that the decoder read last, a row a token. */
function embeddedRows({ fed }: OpenedModel, length: number): Float32Array[] {
  const rows: Float32Array[] = [];
  for (const { graph, feeds } of fed.toReversed()) {
    if (graph !== 'decoder_model_merged') continue;
    const values = floats(feeds['inputs_embeds']);
    const width = feeds['inputs_embeds']!.dims.at(-1)!;
    const run = Array.from({ length: values.length / width }, (_, i) =>
      values.subarray(i * width, (i + 1) * width),
    );
    rows.unshift(...run);
    if (rows.length >= length) break;
  }
  return rows;
}
