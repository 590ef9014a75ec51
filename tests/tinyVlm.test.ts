import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from './pictures/random.js';
import { drawScene } from './pictures/scenes.js';
import { drawSvg } from './pictures/svg.js';
import type { EmbeddedApp } from './support/embeddedApp.js';
import { foundObjects } from './support/foundBoxes.js';
import { interactionsOf, majors } from './support/majors.js';
import { says, sceneClient } from './support/sceneClient.js';
import { countOf, type QuestionKind, questionKinds, questionsOf } from './support/sceneQuestions.js';
import { boxesSchema, detectionFormat, detectionPrompt } from './support/seedDetection.js';
import { tinyVlmApp } from './support/tinyVlmApp.js';

/** No training set has seeds from here on. `bench/tinyVlm.ts` measures 500. */
const seeds = Array.from({ length: 24 }, (_, index) => 70_000_000 + index);
const model = 'gemini-3-flash-preview';

let house: EmbeddedApp;
let ask: ReturnType<typeof sceneClient>;
beforeAll(async () => {
  house = await tinyVlmApp();
  ask = sceneClient(house.url);
});
afterAll(() => house.close());

const pictureOf = (seed: number) => drawSvg(drawScene(seed).svg);

async function boxesIn(png: Buffer) {
  return boxesSchema.parse(JSON.parse(await ask(detectionPrompt, png, detectionFormat))).boxes;
}

it('sees colours, numbers, places, and what is there', async () => {
  const right: Record<QuestionKind, boolean[]> = { colour: [], count: [], position: [], 'yes/no': [] };
  const random = new Random(1);
  for (const seed of seeds) {
    const png = await pictureOf(seed);
    for (const { kind, text, answer } of questionsOf(drawScene(seed), random)) {
      right[kind].push(says(await ask(text, png), answer));
    }
  }
  for (const kind of questionKinds) {
    expect(right[kind].filter(Boolean).length / right[kind].length).toBeGreaterThanOrEqual(0.85);
  }
});

it("finds things in Gemini's form, by the schema of its samples", async () => {
  let [found, all] = [0, 0];
  for (const seed of seeds.slice(0, 12)) {
    const scene = drawScene(seed);
    found += foundObjects(scene, await boxesIn(await pictureOf(seed)));
    all += scene.objects.length;
  }
  expect(found / all).toBeGreaterThanOrEqual(0.8);
});

it('puts boxes where things are, whatever the orientation tag', async () => {
  const upright = await pictureOf(seeds[0]!);
  const turned = await sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).png().toBuffer();
  expect(await boxesIn(turned)).toEqual(await boxesIn(upright));
});

it('answers otherwise when the picture is another', async () => {
  const [one, other] = [
    seeds[0]!,
    seeds.find((seed) => countOf(drawScene(seed)) !== countOf(drawScene(seeds[0]!)))!,
  ];
  const question = 'How many objects are there?';
  expect(await ask(question, await pictureOf(one))).toBe(countOf(drawScene(one)));
  expect(await ask(question, await pictureOf(other))).toBe(countOf(drawScene(other)));
});

describe('as any engine', () => {
  const interactions = () => interactionsOf(majors[1][1], house.url);
  const asked = async (text: string) => {
    const data = (await pictureOf(seeds[0]!)).toString('base64');
    return [
      { type: 'text', text },
      { type: 'image', data, mime_type: 'image/png' },
    ];
  };

  it('streams word by word what it says in one go', async () => {
    const input = await asked('Describe this image.');
    const generation_config = { temperature: 0 };
    const whole = await interactions().create({ model, input, generation_config });
    const texts: string[] = [];
    for await (const event of await interactions().create({
      model,
      input,
      generation_config,
      stream: true,
    })) {
      if (event.event_type === 'step.delta') texts.push(event.delta.text);
    }
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.join('')).toBe(whole.output_text);
  });

  it('goes on with a conversation, and answers in the background', async () => {
    const first = await interactions().create({ model, input: await asked('Describe this image.') });
    const { id } = await interactions().create({
      model,
      input: 'How many objects are there?',
      previous_interaction_id: first.id,
      background: true,
    });
    await expect
      .poll(async () => (await interactions().get(id)).status, { timeout: 20_000 })
      .toBe('completed');
    expect((await interactions().get(id)).output_text).toBe(countOf(drawScene(seeds[0]!)));
  });

  it('says only what a schema allows', async () => {
    const schema = {
      type: 'object',
      properties: { count: { type: 'integer', maximum: 9 } },
      required: ['count'],
    };
    const response_format = { type: 'text', mime_type: 'application/json', schema };
    const input = await asked('How many objects are there?');
    const { output_text } = await interactions().create({ model, input, response_format });
    expect(JSON.parse(output_text)).toEqual({ count: Number(countOf(drawScene(seeds[0]!))) });
  });

  it('refuses a schema that cannot be enforced, naming the place', async () => {
    const schema = { type: 'array', items: { type: 'string', pattern: '^(?=red)' } };
    const response_format = { type: 'text', mime_type: 'application/json', schema };
    const failure = await interactions()
      .create({ model, input: await asked('List.'), response_format })
      .catch((error) => error);
    expect(failure.status).toBe(400);
    expect(failure.error.error.message).toMatch(
      /^response_format\.schema\.items\.pattern: cannot be enforced/,
    );
  });
});
