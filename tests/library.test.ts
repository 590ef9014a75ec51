import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDrishti, type Drishti, DrishtiError, type DrishtiSettings } from '../src/index.js';
import { drawings, drawPicture } from './pictures/drawings.js';
import { drawPage } from './pictures/pages.js';
import { turnedDrawing } from './support/rotated.js';
import { runNode } from './support/runNode.js';

let folder: string;
let drishti: Drishti;
let crossing: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-library-'));
  drishti = await createDrishti({ dataDir: join(folder, 'data') });
  crossing = await drawPicture('crossing');
  await writeFile(join(folder, 'crossing.png'), crossing);
});
afterAll(async () => {
  await drishti.close();
  await rm(folder, { recursive: true });
});

/** How far the sides of a box are from those that were drawn, in pixels at most. */
function distance(box: { x0: number; y0: number; x1: number; y1: number }, drawn: readonly number[]): number {
  return Math.max(...[box.x0, box.y0, box.x1, box.y1].map((side, i) => Math.abs(side - drawn[i]!)));
}

describe('tasks', () => {
  it('caption, ask and compare answer in words, with their usage', async () => {
    const { text, usage, model } = await drishti.caption(crossing);
    expect(text).toMatch(/stop sign/);
    expect(model).toBe('gemini-3-flash-preview');
    expect(usage.total_tokens).toBe(usage.total_input_tokens + usage.total_output_tokens);
    expect((await drishti.ask(crossing, 'How many stop signs are there?')).text).toMatch(/\b(one|1)\b/i);
    const both = await drishti.compare([crossing, await drawPicture('oranges')]);
    expect(both.text).toMatch(/orange/);
  });

  it('ask gives JSON by a schema', async () => {
    const schema = { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] };
    const { json } = await drishti.ask(crossing, 'How many stop signs are there?', { schema });
    expect(json).toEqual({ count: 1 });
  });

  it('detect tells boxes in pixels and as Gemini does', async () => {
    const { image, objects } = await drishti.detect(crossing);
    expect(image).toEqual({ width: 640, height: 480 });
    expect(objects.map(({ label }) => label)).toEqual(['stop sign', 'traffic light']);
    objects.forEach(({ box, box_2d, confidence }, i) => {
      expect(distance(box, drawings.crossing.objects[i]!.box)).toBeLessThan(14);
      const [ymin, xmin, ymax, xmax] = box_2d;
      expect([ymin * 0.48, xmin * 0.64, ymax * 0.48, xmax * 0.64]).toEqual(
        [box.y0, box.x0, box.y1, box.x1].map((side) => expect.closeTo(side, 6)),
      );
      expect(confidence).toBeGreaterThan(0.3);
    });
    const { objects: some } = await drishti.detect(crossing, { labels: ['traffic light'] });
    expect(some.map(({ label }) => label)).toEqual(['traffic light']);
  });

  it('boxes are those of the upright picture, however it lies in its file', async () => {
    const { image, objects } = await drishti.detect(await turnedDrawing('stop sign'));
    expect(image).toEqual({ width: 640, height: 480 });
    expect(distance(objects[0]!.box, drawings['stop sign'].objects[0]!.box)).toBeLessThan(14);
  });

  it('segment tells outlines within the boxes, and maps when asked', async () => {
    const { objects } = await drishti.segment(crossing, { labels: ['stop sign'], maps: true });
    const [{ box, polygon, polygon_2d, map } = expect.fail('nothing found')] = objects;
    expect(polygon).toHaveLength(polygon_2d.length);
    for (const { x, y } of polygon) {
      expect(x >= box.x0 - 1e-6 && x <= box.x1 + 1e-6 && y >= box.y0 - 1e-6 && y <= box.y1 + 1e-6).toBe(true);
    }
    expect([map?.width, map?.height, map?.data.length]).toEqual([256, 256, 65_536]);
    expect(map?.data[128 * 256 + 128]).toBeGreaterThan(127);
    expect(map?.data[0]).toBeLessThan(128);
    expect((await drishti.segment(crossing)).objects[0]).not.toHaveProperty('map');
  });

  it('read tells all text, and where each line is', async () => {
    const lines = ['HARBOUR STREET', 'Tickets 42'].map((text, i) => ({
      x: 40,
      y: 80 + 90 * i,
      size: 36,
      text,
    }));
    const { text, lines: found } = await drishti.read(await drawPage(lines, { width: 480, height: 260 }));
    expect(text).toContain('HARBOUR STREET');
    expect(found).toHaveLength(2);
    expect(found[0]!.box.y1).toBeLessThan(found[1]!.box.y1);
    expect(Math.abs(found[0]!.box.x0 - 40)).toBeLessThan(15);
  });

  it('classify chooses of the classes, or none', async () => {
    expect((await drishti.classify(crossing, { labels: ['food', 'animal', 'street'] })).label).toBe('street');
    expect((await drishti.classify(crossing, { labels: ['wedding', 'funeral'] })).label).toBeNull();
    await expect(drishti.classify(crossing, { labels: ['food'] })).rejects.toThrow(
      /labels: give at least two/,
    );
  });

  it('takes paths, URLs of files, buffers and blobs', async () => {
    const path = join(folder, 'crossing.png');
    const blob = new Blob([new Uint8Array(crossing)]);
    const bytes = new Uint8Array(crossing).buffer;
    for (const source of [path, pathToFileURL(path), pathToFileURL(path).href, blob, bytes]) {
      expect((await drishti.detect(source)).objects).toHaveLength(2);
    }
  });

  it('asks more at once than the engine may have waiting', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => drishti.caption(crossing)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe('refusals', () => {
  it('of broken bytes name the picture as its asker does', async () => {
    const half = crossing.subarray(0, crossing.length / 2);
    const path = join(folder, 'half.png');
    await writeFile(path, half);
    const problem = 'the image data is truncated or broken';
    await expect(drishti.caption(path)).rejects.toThrow(`${path}: ${problem}`);
    await expect(drishti.caption(half)).rejects.toThrow(`image: ${problem}`);
    await expect(drishti.compare([crossing, path])).rejects.toThrow(`${path}: ${problem}`);
    await expect(drishti.compare([crossing, half])).rejects.toThrow(`images[1]: ${problem}`);
    const named = new File([new Uint8Array(half)], 'cat.png');
    await expect(drishti.compare([crossing, named])).rejects.toThrow(`cat.png: ${problem}`);
    await expect(drishti.compare([crossing, Buffer.from('x')])).rejects.toThrow(
      /^images\[1\]: the bytes are/,
    );
  });

  it.each([
    ['a path where nothing is', () => drishti.caption('nowhere.jpg'), /^nowhere\.jpg: there is no such file/],
    ['a folder', () => drishti.caption(folder), /: is not a file/],
    ['what is no picture', () => drishti.caption(Buffer.from('hello')), /^image: the bytes are not an image/],
    [
      'a URL that may not be fetched',
      () => drishti.caption('https://127.0.0.1/a.jpg'),
      /could not be fetched/,
    ],
    [
      'a schema that is none',
      () => drishti.ask(crossing, 'x', { schema: { type: 'car' } }),
      /response_format/,
    ],
    ['one picture to compare', () => drishti.compare([crossing]), /^images: give at least two/],
  ])('%s is 400', async (_, call, message) => {
    const error = await call().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DrishtiError);
    expect(error).toMatchObject({
      code: 'invalid_request',
      status: 400,
      message: expect.stringMatching(message),
    });
  });

  it('an unknown model is 404, as the server has it', async () => {
    const refused = { code: 'model_not_found', status: 404 };
    await expect(drishti.caption(crossing, { model: 'llama' })).rejects.toMatchObject(refused);
    // The classic surface has one word for all that is not there.
    await expect(drishti.models.get('llama')).rejects.toMatchObject({ code: 'not_found', status: 404 });
  });

  it('a setting that is none, or is of the server, is named', async () => {
    const odd = (settings: object) => createDrishti(settings as DrishtiSettings);
    await expect(odd({ port: 1 })).rejects.toThrow(/"port" is not a setting of createDrishti/);
    await expect(odd({ detectorMinScroe: 1 })).rejects.toThrow(/"detectorMinScroe" is not a setting/);
    await expect(odd({ detectorMinScore: 3 })).rejects.toThrow(
      /: 3 from the option detectorMinScore is .* a number from 0 to 1/,
    );
  });

  it('an abort ends the work with its reason', async () => {
    const stop = new AbortController();
    const pictures = Array(60).fill(crossing);
    const answer = drishti.ask(pictures, 'Detect all objects.', {
      resolution: 'ultra_high',
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(new Error('enough')), 100);
    await expect(answer).rejects.toThrow('enough');
    await expect(drishti.caption(crossing, { signal: stop.signal })).rejects.toThrow('enough');
  });
});

describe("Gemini's own shapes", () => {
  const model = 'gemini-3-flash-preview';
  const input = () => [
    { type: 'text', text: 'Caption this image.' } as const,
    { type: 'image', data: crossing.toString('base64') } as const,
  ];

  it('an interaction is answered, and kept only when that is asked for', async () => {
    const plain = await drishti.interactions.create({ model, input: input() });
    expect(plain).toMatchObject({ status: 'completed', output_text: expect.stringMatching(/stop sign/) });
    await expect(drishti.interactions.get(plain.id)).rejects.toMatchObject({ code: 'not_found' });
    const kept = await drishti.interactions.create({ model, input: input(), store: true });
    expect((await drishti.interactions.get(kept.id)).output_text).toBe(plain.output_text);
    await drishti.interactions.delete(kept.id);
    await expect(drishti.interactions.get(kept.id)).rejects.toMatchObject({ status: 404 });
  });

  it('a stream tells its events, and may be left', async () => {
    const types: string[] = [];
    let text = '';
    for await (const event of drishti.interactions.create({ model, input: input(), stream: true })) {
      types.push(event.event_type);
      if (event.event_type === 'step.delta' && event.delta.type === 'text') text += event.delta.text;
    }
    expect(types.at(0)).toBe('interaction.created');
    expect(types.at(-1)).toBe('interaction.completed');
    expect(text).toMatch(/stop sign/);
    for await (const _ of drishti.interactions.create({ model, input: input(), stream: true })) break;
    const refused = drishti.interactions.create({ model: 'llama', input: 'x', stream: true });
    await expect(refused.next()).rejects.toMatchObject({ code: 'model_not_found' });
  });

  it('files are uploaded, asked about, listed and deleted', async () => {
    const file = await drishti.files.upload(join(folder, 'crossing.png'), { displayName: 'crossing' });
    expect(file).toMatchObject({
      mimeType: 'image/png',
      sizeBytes: String(crossing.length),
      displayName: 'crossing',
    });
    const content = [
      { type: 'image', uri: file.uri } as const,
      { type: 'text', text: 'Caption this.' } as const,
    ];
    expect((await drishti.interactions.create({ model, input: content })).output_text).toMatch(/stop sign/);
    expect((await drishti.files.list()).map(({ name }) => name)).toEqual([file.name]);
    expect(await drishti.files.get(file.name)).toEqual(file);
    await drishti.files.delete(file.name);
    expect(await drishti.files.list()).toEqual([]);
    await expect(drishti.files.upload(join(folder, 'none'))).rejects.toMatchObject({ status: 400 });
  });

  it('files are uploaded from what is a file, wherever its URL is given, and from nothing else', async () => {
    const url = pathToFileURL(join(folder, 'crossing.png'));
    for (const source of [url, url.href]) {
      const file = await drishti.files.upload(source);
      expect(file).toMatchObject({ mimeType: 'image/png', sizeBytes: String(crossing.length) });
      await drishti.files.delete(file.name);
    }
    await expect(drishti.files.upload(folder)).rejects.toThrow(`${folder}: is not a file`);
    await expect(drishti.files.upload(new URL('https://example.com/a.jpg'))).rejects.toThrow(TypeError);
    await expect(drishti.files.upload(7 as unknown as string)).rejects.toThrow(TypeError);
  });

  it.each(['', '.', '..', 'files/', 'files/A', 'a/b', '-a', 'x'.repeat(41)])(
    '%j is no name of a file',
    async (name) => {
      const refused = { code: 'invalid_request', message: expect.stringMatching(/is no name of a file/) };
      await expect(drishti.files.get(name)).rejects.toMatchObject(refused);
      await expect(drishti.files.delete(name)).rejects.toMatchObject(refused);
    },
  );

  it('models are listed', async () => {
    expect((await drishti.models.list()).map(({ name }) => name)).toContain('models/drishti-embedded');
  });
});

describe('what stays', () => {
  it('is nothing but the detector, unless it is to be kept', async () => {
    const dataDir = join(folder, 'kept');
    const first = await createDrishti({ dataDir });
    await first.files.upload(crossing);
    await first.close();
    expect(readdirSync(dataDir)).toEqual(['models']);

    const keeping = await createDrishti({ dataDir, keep: true });
    const { name } = await keeping.files.upload(crossing);
    await expect(createDrishti({ dataDir, keep: true })).rejects.toThrow(/used by another server/);
    await keeping.close();
    const again = await createDrishti({ dataDir, keep: true });
    expect((await again.files.list()).map((file) => file.name)).toEqual([name]);
    await again.close();
  });

  it('after close, which may be called again, nothing is answered', async () => {
    const closing = await createDrishti({ dataDir: join(folder, 'data') });
    await Promise.all([closing.close(), closing.close()]);
    await expect(closing.caption(crossing)).rejects.toMatchObject({ code: 'service_unavailable' });
  });
});

it('the built package is imported by its name, typed, and ends by itself', async () => {
  expect(existsSync(new URL('../dist/index.d.ts', import.meta.url))).toBe(true);
  const program = `
    import { createDrishti } from 'drishti';
    const drishti = await createDrishti({ dataDir: ${JSON.stringify(join(folder, 'data'))} });
    console.log((await drishti.caption(${JSON.stringify(join(folder, 'crossing.png'))})).text);
    await drishti.close();`;
  expect(await runNode(program)).toMatchObject({ code: 0, stdout: expect.stringMatching(/stop sign/) });
});
