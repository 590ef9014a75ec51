// Each awkward picture beside the checkout through openImage, in this process: `npx tsx bench/awkwardImages.ts`.
import { existsSync, readFileSync } from 'node:fs';
import { DrishtiError } from '../src/errors.js';
import { openImage } from '../src/images/decode.js';
import { encodedBytes } from '../src/images/encoded.js';
import { evaluationFolder } from './sharedPictures.js';

/** What the list says of a picture. */
interface AwkwardPicture {
  readonly file: string;
  readonly kind: string;
  readonly expect: 'ok' | 'reject' | 'either';
  readonly width?: number;
  readonly height?: number;
  readonly upright_width?: number;
  readonly upright_height?: number;
}

interface Outcome {
  readonly decoded: boolean;
  /** The upright size, or why it was refused. */
  readonly text: string;
}

const limits = { maxPixels: 50e6 };

async function decode(bytes: Uint8Array): Promise<Outcome> {
  try {
    const image = await openImage(encodedBytes(bytes), limits, 'image');
    await image.decode({ width: image.width, height: image.height });
    return { decoded: true, text: `${image.width} × ${image.height}` };
  } catch (error) {
    if (!(error instanceof DrishtiError) || error.code !== 'invalid_request') throw error;
    return { decoded: false, text: error.message };
  }
}

function isAsExpected(picture: AwkwardPicture, { decoded, text }: Outcome): boolean {
  if (picture.expect === 'either') return true;
  if (picture.expect === 'reject') return !decoded;
  const { width, height, upright_width = width, upright_height = height } = picture;
  return decoded && (width === undefined || text === `${upright_width} × ${upright_height}`);
}

async function check(picture: AwkwardPicture): Promise<boolean> {
  const started = performance.now();
  const outcome = await decode(readFileSync(evaluationFolder + picture.file));
  const milliseconds = Math.round(performance.now() - started);
  const expected = isAsExpected(picture, outcome);
  const columns = [
    expected ? 'ok' : 'WRONG',
    picture.expect,
    picture.kind,
    picture.file,
    `${milliseconds} ms`,
  ];
  console.log(`${columns.join('\t')}\t${outcome.text}`);
  return expected;
}

const list = `${evaluationFolder}awkward.json`;
if (existsSync(list)) {
  const { images } = JSON.parse(readFileSync(list, 'utf8')) as { images: AwkwardPicture[] };
  let right = 0;
  for (const picture of images) right += Number(await check(picture));
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${right} of ${images.length} as expected; peak memory ${peak} MiB`);
} else {
  console.log(`no awkward pictures at ${evaluationFolder}: nothing checked`);
}
