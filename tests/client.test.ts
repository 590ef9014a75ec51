import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as genaiV2 from 'genai-v2';
import * as genaiV3 from 'genai-v3';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';
import { boxesSchema, detectionFormat, detectionPrompt } from './support/seedDetection.js';

const model = 'gemini-3-flash-preview';
let house: EmbeddedApp;
let baseUrl: string;
const pictures: Record<'stopSign' | 'clock', string> = { stopSign: '', clock: '' };

beforeAll(async () => {
  house = await embeddedApp();
  baseUrl = house.url;
  pictures.stopSign = (await drawPicture('stop sign')).toString('base64');
  pictures.clock = (await drawPicture('clock')).toString('base64');
});

afterAll(() => house.close());

const majors = [
  ['2.32.0', genaiV2.GoogleGenAI],
  ['3.1.0', genaiV3.GoogleGenAI as unknown as typeof genaiV2.GoogleGenAI],
] as const;

describe.each(majors)('@google/genai %s', (_version, GoogleGenAI) => {
  const client = () => new GoogleGenAI({ apiKey: 'local', httpOptions: { baseUrl } });
  const image = (data: string) => ({ type: 'image' as const, data, mime_type: 'image/png' });
  const text = (words: string) => ({ type: 'text' as const, text: words });

  // biome-ignore lint/suspicious/noExplicitAny: the two majors type the same answer differently
  const create = async (body: object): Promise<any> => client().interactions.create(body as never);
  const failure = (body: object) => create(body).catch((error: Record<string, unknown>) => error);

  it('captions a picture', async () => {
    const interaction = await create({
      model,
      input: [text('Caption this image.'), image(pictures.stopSign)],
    });
    expect(interaction.status).toBe('completed');
    expect(interaction.model).toBe(model);
    expect(interaction.steps.at(-1).content[0].text).toMatch(/stop sign/);
    expect(interaction.output_text).toBe(interaction.steps.at(-1).content[0].text);
    expect(interaction.usage.total_input_tokens).toBe(1125);
  });

  it('captions a picture that was uploaded', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'drishti-upload-')), 'sign.png');
    writeFileSync(path, Buffer.from(pictures.stopSign, 'base64'));
    const file = await client().files.upload({ file: path });
    const interaction = await create({
      model,
      input: [text('Caption this image.'), { type: 'image', uri: file.uri, mime_type: file.mimeType }],
    });
    expect(interaction.output_text).toMatch(/stop sign/);
    await client().files.delete({ name: String(file.name) });
    expect(await failure({ model, input: { type: 'image', uri: file.uri } })).toMatchObject({ status: 404 });
  });

  it('counts the tokens of what it is about to ask', async () => {
    const parts = [{ text: 'Caption this image.' }, { inlineData: { data: pictures.stopSign } }];
    const { totalTokens } = await client().models.countTokens({ model, contents: [{ role: 'user', parts }] });
    expect(totalTokens).toBe(1125);
  });

  it('tells several pictures apart', async () => {
    const interaction = await create({
      model,
      input: [
        text('What is different between these two images?'),
        image(pictures.stopSign),
        image(pictures.clock),
      ],
    });
    expect(interaction.output_text).toMatch(/stop sign/);
    expect(interaction.output_text).toMatch(/clock/);
    expect(interaction.usage.total_input_tokens).toBe(2251);
  });

  it('detects with a schema', async () => {
    const interaction = await create({
      model,
      input: [text(detectionPrompt), image(pictures.stopSign)],
      ...detectionFormat,
    });
    const { boxes } = boxesSchema.parse(JSON.parse(interaction.steps.at(-1).content[0].text));
    const sign = boxes.find((box) => box.label === 'stop sign');
    const [ymin = 0, xmin = 0, ymax = 0, xmax = 0] = sign?.box_2d ?? [];
    expect([ymin, xmin, ymax, xmax].every(Number.isInteger)).toBe(true);
    expect(ymin).toBeLessThan(ymax);
    expect(xmin).toBeLessThan(xmax);
    // The outline of an octagon: more than its box's corners, and inside of it.
    const outline = sign?.mask ?? [];
    expect(outline.length).toBeGreaterThan(4);
    expect(outline.every(([x = -1]) => x >= xmin && x <= xmax)).toBe(true);
    expect(outline.every(([, y = -1]) => y >= ymin && y <= ymax)).toBe(true);
  });

  it('puts boxes where the thing is, whatever the orientation tag', async () => {
    const upright = Buffer.from(pictures.stopSign, 'base64');
    const turned = await sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).png().toBuffer();
    const boxOf = async (data: string) => {
      const interaction = await create({
        model,
        input: [text('Detect the stop sign'), image(data)],
        ...detectionFormat,
      });
      return JSON.parse(interaction.output_text).boxes[0].box_2d as number[];
    };
    const expected = await boxOf(pictures.stopSign);
    const found = await boxOf(turned.toString('base64'));
    found.forEach((value, i) => {
      expect(Math.abs(value - (expected[i] as number))).toBeLessThanOrEqual(2);
    });
  });

  it('segments in free text, with masks the published readers keep', async () => {
    const prompt =
      'Give the segmentation masks for the stop sign. Output a JSON list of segmentation masks where each entry contains the 2D bounding box in the key "box_2d", the segmentation mask in key "mask", and the text label in the key "label". Use descriptive labels.';
    const interaction = await create({
      model,
      input: [text(prompt), image(pictures.stopSign)],
      generation_config: { thinking_level: 'minimal' },
    });
    const lines = interaction.output_text.split('\n');
    expect(lines[0]).toBe('```json');
    expect(lines.at(-1)).toBe('```');
    const [item] = JSON.parse(lines.slice(1, -1).join('\n'));
    expect(Object.keys(item)).toEqual(['box_2d', 'mask', 'label']);
    const [prefix, png] = item.mask.split(',');
    expect(prefix).toBe('data:image/png;base64');
    const { width, height, channels } = await sharp(Buffer.from(png, 'base64')).metadata();
    expect([width, height, channels]).toEqual([256, 256, 1]);
  });

  it('answers a prompt without a picture with a sentence', async () => {
    const interaction = await create({ model, input: 'Write a poem about the sea.' });
    expect(interaction.status).toBe('completed');
    expect(interaction.output_text).toMatch(/picture|image/);
  });

  it('raises the documented errors, at once', async () => {
    expect(await failure({ model: 'gpt-4o', input: 'x' })).toMatchObject({
      name: 'NotFoundError',
      status: 404,
      error: { error: { code: 'model_not_found' } },
    });
    expect(await failure({ model, input: [{ type: 'image', data: '****' }] })).toMatchObject({
      name: 'BadRequestError',
      status: 400,
      message: expect.stringMatching(/^400 input\[0\].data: is /),
    });
    const tool = await failure({ model, input: 'x', tools: [{ type: 'google_search' }] });
    expect(tool).toMatchObject({ name: 'BadRequestError', status: 400 });
  });

  it('lists and gets models', async () => {
    const names: (string | undefined)[] = [];
    for await (const entry of await client().models.list()) names.push(entry.name);
    expect(names).toContain(`models/${model}`);
    expect((await client().models.get({ model })).inputTokenLimit).toBe(4_194_304);
    await expect(client().models.get({ model: 'llama' })).rejects.toMatchObject({
      name: 'ApiError',
      status: 404,
    });
  });
});
