import { createTextReader } from '../../src/engines/embedded/text/textReader.js';
import { openBareMasks } from '../bareMasks.js';
import { BareSession } from '../bareSession.js';
import { BareText } from '../bareText.js';
import { askForText, requestAbout } from '../interaction.js';
import { benchmarkJpegs, openPicture, readManifest } from '../sharedPictures.js';
import { percentile, timed } from '../statistics.js';
import type { Part, Row } from './part.js';
import { readPicture } from './pictureSet.js';
import { type Outlined, outlineSchema, segmentationPrompt } from './segmentation.js';

const rounds = 3;

/** A request, and the networks alone on the tensors that its answer needs. */
interface Race {
  readonly body: string;
  readonly bare: () => Promise<unknown>;
}

/**
 * Requests beside the bare networks they contain, one after the other in the same run; nothing is remembered of a
 * picture. A caption is a look for objects; a page one search for lines and a reading of each; masks are a look for
 * objects and a mask each.
 */
export const timings: Part = {
  name: 'timings',
  settings: { DRISHTI_PERCEPT_CACHE_MB: '0' },
  async measure({ url, set, dataDir }) {
    if (set.name !== 'eval') return [];
    const jpegs = await benchmarkJpegs(20);
    const pages = readManifest<{ file: string }>(set.folder, 'receipts.json').slice(0, 6);
    const detector = await BareSession.open(dataDir);
    return [
      await race('a caption', url, await captionRaces(jpegs, detector)),
      await race('a page read', url, await pageRaces(pages.map((page) => readPicture(set, page)))),
      await race('all masks of a picture', url, await maskRaces(url, jpegs, detector)),
    ];
  },
};

async function race(what: string, url: string, races: readonly Race[]): Promise<Row> {
  const times = { http: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= rounds; round++)
    for (const { body, bare } of races) {
      const [http, alone] = [await timed(() => askForText(url, body)), await timed(bare)];
      // The first round warms up.
      if (round > 0) times.http.push(http);
      if (round > 0) times.bare.push(alone);
    }
  const [http, alone] = [percentile(times.http, 0.5), percentile(times.bare, 0.5)];
  const figure = `${(http / alone).toFixed(2)} × (${http.toFixed(1)} / ${alone.toFixed(1)} ms)`;
  return { what: `p50: ${what}`, goal: '≤ 1.5 ×', figure };
}

function captionRaces(jpegs: readonly Buffer[], detector: BareSession): Promise<Race[]> {
  return Promise.all(
    jpegs.map(async (jpeg) => {
      const inputs = await detector.prepare(jpeg);
      return { body: requestAbout(jpeg, 'Caption this image.'), bare: () => detector.run(inputs) };
    }),
  );
}

async function pageRaces(pages: readonly Buffer[]): Promise<Race[]> {
  const bare = await BareText.open();
  const reader = createTextReader();
  const races: Race[] = [];
  for (const page of pages) {
    const image = await openPicture(page, 'page');
    const runs = await bare.prepare(image, await reader.read(image));
    races.push({ body: requestAbout(page, 'Extract all text.'), bare: () => bare.run(runs) });
  }
  await reader.close();
  return races;
}

async function maskRaces(url: string, jpegs: readonly Buffer[], detector: BareSession): Promise<Race[]> {
  const runMasks = await openBareMasks();
  const races: Race[] = [];
  for (const jpeg of jpegs) {
    const inputs = await detector.prepare(jpeg);
    const body = requestAbout(jpeg, segmentationPrompt, { schema: outlineSchema });
    const { boxes } = JSON.parse(await askForText(url, body)) as { boxes: Outlined[] };
    const bare = async () => {
      await detector.run(inputs);
      await runMasks(boxes.length);
    };
    races.push({ body, bare });
  }
  return races;
}
