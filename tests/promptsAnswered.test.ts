import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCodes } from './pictures/codes.js';
import { drawPicture } from './pictures/drawings.js';
import { drawPage } from './pictures/pages.js';
import { prompts } from './prompts/index.js';
import type { PromptCase } from './prompts/promptCase.js';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';

let house: EmbeddedApp;
let pictures: Record<'crossing' | 'oranges' | 'receipt' | 'code', string>;

beforeAll(async () => {
  house = await embeddedApp({ logLevel: 'silent' });
  const receipt = drawPage(
    [
      { text: 'CORNER SHOP SDN BHD', x: 60, y: 60, size: 30 },
      { text: 'DATE 25/12/2018', x: 60, y: 130, size: 24 },
      { text: 'TOTAL 12.50', x: 60, y: 180, size: 24 },
    ],
    { width: 480, height: 260 },
  );
  const code = drawCodes([{ content: 'https://example.com/', format: 'QRCode', x: 100, y: 80 }], {
    width: 480,
    height: 400,
  });
  const drawn = await Promise.all([drawPicture('crossing'), drawPicture('oranges'), receipt, code]);
  const [crossing, oranges, page, sheet] = drawn.map((bytes) => bytes.toString('base64'));
  pictures = { crossing: crossing!, oranges: oranges!, receipt: page!, code: sheet! };
});

afterAll(() => house.close());

/** Pictures that have what the prompt asks about. */
function picturesOf([, tasks, { pictures: count = 1 } = {}]: PromptCase): string[] {
  const { crossing, oranges, receipt, code } = pictures;
  const first = /read|lookup/.test(tasks) ? receipt : /scan/.test(tasks) ? code : crossing;
  return [first, oranges, crossing, receipt, code, ...Array<string>(count).fill(oranges)].slice(0, count);
}

function bodyOf(testCase: PromptCase): object {
  const [prompt, , { system, earlier = [], json } = {}] = testCase;
  const text = (words: string) => ({ type: 'text', text: words });
  const images = picturesOf(testCase).map((data) => ({ type: 'image', data, mime_type: 'image/png' }));
  const before = earlier.flatMap((words) => [
    { type: 'user_input', content: [text(words)] },
    { type: 'model_output', content: [text('I see.')] },
  ]);
  return {
    model: 'drishti-embedded',
    store: false,
    ...(system !== undefined && { system_instruction: system }),
    ...(json && { response_format: { type: 'text', mime_type: 'application/json' } }),
    input: [...before, { type: 'user_input', content: [text(prompt), ...images] }],
  };
}

async function answerTo(testCase: PromptCase): Promise<string> {
  const response = await fetch(`${house.url}/v1/interactions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(testCase)),
  });
  const interaction = (await response.json()) as {
    status: string;
    steps: { content?: { text: string }[] }[];
  };
  expect([response.status, interaction.status]).toEqual([200, 'completed']);
  return interaction.steps
    .at(-1)!
    .content!.map(({ text }) => text)
    .join('');
}

/** The JSON of an answer, with or without its fence, and without what is said after the fence. */
function jsonIn(answer: string) {
  return JSON.parse(answer.replace(/^```json\n([\s\S]*?)\n```(?:\n[\s\S]*)?$/, '$1'));
}

function checkList(answer: string, { shape, isFenced, maxObjects }: NonNullable<PromptCase[2]>) {
  const list: { box_2d: number[]; mask?: string; label: string }[] = jsonIn(answer);
  if (isFenced !== undefined) expect(answer.startsWith('```json\n')).toBe(isFenced);
  if (maxObjects !== undefined) expect(list.length).toBeLessThanOrEqual(maxObjects);
  for (const { box_2d: box, mask, label } of list) {
    expect(label).not.toBe('');
    expect(box).toHaveLength(4);
    expect(box.every((side) => Number.isInteger(side) && side >= 0 && side <= 1000)).toBe(true);
    expect(box[0]! < box[2]! && box[1]! < box[3]!).toBe(true);
    expect(mask?.startsWith('data:image/png;base64,') ?? false).toBe(shape === 'masks');
  }
}

function checkLength(
  text: string,
  { maxWords = Infinity, maxSentences = Infinity }: NonNullable<PromptCase[2]>,
  pictures: number,
) {
  expect(text.split(/\s+/).length).toBeLessThanOrEqual(maxWords);
  expect(text.match(/[.!?](?=\s|$)/g)?.length ?? 0).toBeLessThanOrEqual(maxSentences * Math.max(1, pictures));
}

/** Whatever was seen, it is said in words that a person would let pass. */
function checkProse(
  answer: string,
  { variants = 1, pictures: count = 1, ...limits }: NonNullable<PromptCase[2]>,
) {
  expect(answer.trim()).not.toBe('');
  expect(answer).not.toMatch(/undefined|null|NaN|\[object|\s{3}|\.\.|,,| [.,]/);
  // "In one sentence each" is a sentence a picture, or one of several captions.
  const each = variants > 1 ? answer.split('\n').map((line) => line.replace(/^\d+\. /, '')) : [answer];
  for (const text of each) checkLength(text, limits, count);
}

describe.each(Object.entries(prompts))('prompts of %s are answered in the form they ask for', (_, cases) => {
  it.each(cases.map((testCase) => [testCase[0], testCase] as const))('%s', async (_, testCase) => {
    const answer = await answerTo(testCase);
    const { shape, json, ...more } = testCase[2] ?? {};
    if (shape === 'boxes' || shape === 'masks') {
      checkList(answer, { shape, ...more });
      // Only what is asked beside the list may follow it: readers expect nothing after a fence.
      if (!testCase[1].includes(' ')) expect(answer).toMatch(/(?:\]|```)$/);
    } else if (json || shape === 'json') expect(jsonIn(answer)).toBeTypeOf('object');
    else checkProse(answer, more);
  });
});
