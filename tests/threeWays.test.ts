import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RgbImage } from '../src/images/image.js';
import { drawPicture } from './pictures/drawings.js';
import { orientedPicture } from './pictures/oriented.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { type PictureHost, startPictureHost } from './support/pictureHost.js';
import { upload } from './support/upload.js';

let house: RecordingApp;
let host: PictureHost;
let url: string;
let seen: RgbImage[];

beforeAll(async () => {
  host = await startPictureHost();
  house = await recordingApp({ fetchHttp: true, fetchAllow: ['127.0.0.1'] });
  url = await house.app.listen({ host: '127.0.0.1', port: 0 });
  house.engine.beforeAnswer = async ({ turns }) => {
    seen = [];
    for (const part of turns.flatMap((turn) => turn.parts)) {
      if (part.type === 'image') seen.push(await part.image.decode());
    }
  };
});
afterAll(async () => {
  await house.close();
  await host.close();
});

/** The pixels an engine gets of a picture sent inline, as a file and by URL. */
async function byThreeWays(bytes: Buffer): Promise<RgbImage[]> {
  const { uri } = await upload(url, bytes, 'image/png');
  const { status, json } = await house.create({
    model: 'gemini-3-flash-preview',
    input: [
      { type: 'image', data: bytes.toString('base64') },
      { type: 'image', uri },
      { type: 'document', uri: host.serve(bytes) },
    ],
  });
  expect(json.error).toBeUndefined();
  expect(status).toBe(200);
  return seen;
}

function largestDifference(a: RgbImage, b: RgbImage): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  return a.data.reduce((most, level, i) => Math.max(most, Math.abs(level - b.data[i]!)), 0);
}

const drawing = await drawPicture('clock');
const upright = await sharp(drawing).removeAlpha().raw().toBuffer({ resolveWithObject: true });
const reference: RgbImage = { width: 640, height: 480, data: upright.data };

describe('one picture by three ways', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %d', async (orientation) => {
    for (const pixels of await byThreeWays(await orientedPicture(drawing, orientation, 'png'))) {
      expect(largestDifference(pixels, reference)).toBeLessThanOrEqual(2);
    }
  });
});
