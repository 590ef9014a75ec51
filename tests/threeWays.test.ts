import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { uprightTransformations, writeHeic } from './pictures/heic.js';
import {
  largestDifference,
  lopsided,
  type Orientation,
  orientations,
  type Pixels,
  storedPixels,
} from './pictures/pixels.js';
import { recordingApp } from './support/app.js';
import { embeddedApp } from './support/embeddedApp.js';
import { type PictureHost, startPictureHost } from './support/pictureHost.js';
import { upload } from './support/upload.js';

const settings = { fetchHttp: true, fetchAllow: ['127.0.0.1'] };
let host: PictureHost;
beforeAll(async () => {
  host = await startPictureHost();
});
afterAll(() => host.close());

/** How a picture that is stored in an orientation says so. */
const formats = {
  PNG: (upright: Pixels, n: Orientation) => withExif(upright, n).png().toBuffer(),
  WebP: (upright: Pixels, n: Orientation) => withExif(upright, n).webp({ lossless: true }).toBuffer(),
  TIFF: (upright: Pixels, n: Orientation) => withExif(upright, n).tiff({ compression: 'lzw' }).toBuffer(),
  HEIC: async (upright: Pixels, n: Orientation) =>
    writeHeic(storedPixels(upright, n), { transformations: uprightTransformations[n], exifOrientation: n }),
};

const cases = Object.entries(formats).flatMap(([name, write]) =>
  orientations.map((orientation) => [name, orientation, write] as const),
);

function withExif(upright: Pixels, orientation: Orientation) {
  const { data, width, height } = storedPixels(upright, orientation);
  return sharp(data, { raw: { width, height, channels: 3 } }).withMetadata({ orientation });
}

/** The parts of a request for one picture sent inline, as a file and by URL. */
async function byThreeWays(url: string, bytes: Buffer): Promise<object[]> {
  const { uri } = await upload(url, bytes, 'image/png');
  return [
    { type: 'image', data: bytes.toString('base64') },
    { type: 'image', uri },
    { type: 'document', uri: host.serve(bytes) },
  ];
}

describe('an engine gets the same upright pixels by all three ways', () => {
  const drawing = lopsided(70, 42);
  let house: Awaited<ReturnType<typeof recordingApp>>;
  let url: string;
  let seen: Pixels[];

  beforeAll(async () => {
    house = await recordingApp(settings);
    url = await house.app.listen({ host: '127.0.0.1', port: 0 });
    house.engine.beforeAnswer = async ({ turns }) => {
      seen = [];
      for (const part of turns.flatMap(({ parts }) => parts)) {
        if (part.type === 'image') seen.push(await part.image.decode());
      }
    };
  });
  afterAll(() => house.close());

  it.each(cases)('%s, orientation %d', async (_name, orientation, write) => {
    const input = await byThreeWays(url, await write(drawing, orientation));
    const { json } = await house.create({ model: 'gemini-3-flash-preview', input });
    expect(json.error).toBeUndefined();
    expect(seen).toHaveLength(3);
    for (const pixels of seen) expect(largestDifference(pixels, drawing)).toBeLessThanOrEqual(2);
  });

  it('a picture that is deleted while the request runs', async () => {
    const { uri, name } = await upload(url, await formats.PNG(drawing, 1), 'image/png');
    const decode = house.engine.beforeAnswer;
    house.engine.beforeAnswer = async (request, signal) => {
      const response = await house.app.inject({ method: 'DELETE', url: `/v1beta/${name}` });
      expect(response.statusCode).toBe(200);
      await decode(request, signal);
    };
    const ask = { model: 'gemini-3-flash-preview', input: { type: 'image', uri } };
    expect((await house.create(ask)).status).toBe(200);
    expect(largestDifference(seen[0]!, drawing)).toBe(0);
    house.engine.beforeAnswer = decode;
    expect((await house.create(ask)).json.error.code).toBe('not_found');
  });
});

describe('boxes are where the thing is, by all three ways', () => {
  let house: Awaited<ReturnType<typeof embeddedApp>>;
  let drawing: Pixels;
  let expected: number[];

  beforeAll(async () => {
    house = await embeddedApp(settings);
    const { data, info } = await sharp(await drawPicture('stop sign'))
      .resize(320)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    drawing = { width: info.width, height: info.height, data };
    expected = await boxOf({
      type: 'image',
      data: (await formats.PNG(drawing, 1)).toString('base64'),
    });
  });
  afterAll(() => house.close());

  async function boxOf(image: object): Promise<number[]> {
    const response = await fetch(`${house.url}/v1beta/interactions`, {
      method: 'POST',
      body: JSON.stringify({
        model: 'gemini-3-flash-preview',
        input: [{ type: 'text', text: 'Detect the stop sign. No code fence.' }, image],
      }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: the answer of another process
    const answer = (await response.json()) as any;
    return JSON.parse(answer.steps.at(-1).content[0].text)[0].box_2d;
  }

  it.each(cases.filter(([name]) => name === 'PNG' || name === 'HEIC'))(
    '%s, orientation %d',
    async (_name, orientation, write) => {
      for (const image of await byThreeWays(house.url, await write(drawing, orientation))) {
        const box = await boxOf(image);
        box.forEach((value, i) => {
          expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(2);
        });
      }
    },
  );
});
