// Writes docs/pictures/playground.png, the picture of the page in README.md: `npx tsx scripts/playgroundPicture.ts`.
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawPicture } from '../tests/pictures/drawings.js';
import { ask, choose, png } from '../tests/playground/steps.js';
import { World } from '../tests/playground/world.js';
import { embeddedApp } from '../tests/support/embeddedApp.js';

const file = fileURLToPath(new URL('../docs/pictures/playground.png', import.meta.url));

/** The page after it has cut out what is in a picture of our own drawing. */
async function photographPage(): Promise<Buffer> {
  const [app, world] = await Promise.all([embeddedApp(), World.open()]);
  try {
    await startSpecialists(app.url);
    const page = await world.visit(app.url, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    await choose(page, png(await drawPicture('crossing'), 'crossing.png'));
    await ask(page, 'Segment');
    return await page.screenshot();
  } finally {
    await world.close();
    await app.close();
  }
}

/** Networks are loaded when they are first needed; the picture should show a time of after that. */
async function startSpecialists(url: string): Promise<void> {
  const data = (await drawPicture('oranges')).toString('base64');
  const input = [
    { type: 'text', text: 'Give the segmentation masks.' },
    { type: 'image', data },
  ];
  const body = JSON.stringify({ model: 'drishti-embedded', input, store: false });
  const answer = await fetch(`${url}/v1/interactions`, { method: 'POST', body });
  if (!answer.ok) throw new Error(await answer.text());
}

// A palette is enough for a page of few colours, and a third of the size.
await sharp(await photographPage())
  .png({ palette: true, colours: 128, effort: 10 })
  .toFile(file);
