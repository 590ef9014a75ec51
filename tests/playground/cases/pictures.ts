import { beforeAll, expect, it } from 'vitest';
import { drawPicture } from '../../pictures/drawings.js';
import { uprightTransformations, writeHeic } from '../../pictures/heic.js';
import { lopsided, storedPixels } from '../../pictures/pixels.js';
import type { House } from '../house.js';
import { placeOf } from '../pixels.js';
import { answerOf, ask, choose, hand, png, thumbnail } from '../steps.js';

/** How pictures come to the page. */
export function pictures(house: () => House): void {
  let crossing: Buffer;
  beforeAll(async () => {
    crossing = await drawPicture('crossing');
  });

  it('are chosen, and answered about', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(crossing));
    await ask(page);
    expect(await answerOf(page)).toMatch(/stop sign/i);
  });

  it.each(['drop', 'paste'] as const)('come by %s', async (way) => {
    const page = await house().world.visit(house().url);
    await hand(page, way, png(crossing, 'handed.png'));
    await thumbnail(page, 'handed.png').waitFor();
    await ask(page);
    expect(await answerOf(page)).toMatch(/stop sign/i);
  });

  it('that are none are refused', async () => {
    const page = await house().world.visit(house().url);
    await hand(page, 'drop', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
    const note = page.getByText('None of these files is a picture.');
    await note.waitFor();
    await choose(page, png(crossing));
    await note.waitFor({ state: 'detached' });
  });

  it('come by their address, typed or pasted', async () => {
    const { world, url, pictureHost } = house();
    const address = pictureHost.serve(crossing);
    const page = await world.visit(url);
    await page.getByLabel('Link to a picture').fill('not an address');
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByText('This is not an address').waitFor();
    await page.getByLabel('Link to a picture').fill(address);
    await page.keyboard.press('Enter');
    await page.locator('.sheet > img').waitFor();
    await hand(page, 'paste', address);
    await expect.poll(() => page.locator('.strip li').count()).toBe(2);
    await page.locator('.strip .remove').first().click();
    await ask(page);
    expect(await answerOf(page)).toMatch(/stop sign/i);
  });

  it('do not keep the page waiting when their host says nothing', async () => {
    const page = await house().world.visit(house().url);
    await page.route('**/silent.png', () => {});
    await hand(page, 'paste', 'http://127.0.0.1:9/silent.png');
    await thumbnail(page, 'silent.png').waitFor();
    expect(await page.getByRole('button', { name: 'Ask', exact: true }).isEnabled()).toBe(true);
  });

  it('that cannot be fetched are told of in the words of the API', async () => {
    const { world, url, pictureHost } = house();
    const page = await world.visit(url);
    await hand(page, 'drop', pictureHost.serve(crossing).replace(/\d+$/, '999'));
    await page.getByText('Your browser cannot show this picture').waitFor();
    await ask(page);
    expect(await page.locator('.answer [role=alert]').textContent()).toMatch(
      /^400 invalid_request\s*input\[1\]\.uri: .*status 404/,
    );
  });

  it('are several, and compared', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(crossing), png(await drawPicture('oranges'), 'oranges.png'));
    await ask(page, 'Compare');
    expect(await answerOf(page)).toMatch(/orange/i);
    await page.getByRole('button', { name: 'Remove oranges.png' }).click();
    await expect.poll(() => thumbnail(page, 'oranges.png').count()).toBe(0);
  });

  it('that the browser cannot show have a sheet of their upright size', async () => {
    const heic = writeHeic(storedPixels(lopsided(64, 160), 6), {
      transformations: uprightTransformations[6],
    });
    const page = await house().world.visit(house().url);
    await choose(page, { name: 'phone.heic', mimeType: '', buffer: heic });
    await page.getByText('Your browser cannot show this format').waitFor();
    const sheet = await placeOf(page.locator('.sheet'));
    expect(sheet.width / sheet.height).toBeCloseTo(64 / 160, 2);
    await ask(page);
    expect((await answerOf(page)).length).toBeGreaterThan(5);
  });
}
