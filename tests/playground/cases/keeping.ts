import { beforeAll, expect, it } from 'vitest';
import { drawPicture } from '../../pictures/drawings.js';
import type { House } from '../house.js';
import { answerOf, ask, choose, found, hand, openView, png } from '../steps.js';

/** Stored interactions and uploaded files. */
export function keeping(house: () => House): void {
  let crossing: Buffer;
  beforeAll(async () => {
    crossing = await drawPicture('crossing');
  });

  it('comes back from the history as it was, and is deleted for good', async () => {
    const { world, url } = house();
    const page = await world.visit(url);
    await choose(page, png(crossing));
    await ask(page, 'Detect');
    const id = await page.locator('.id').textContent();
    await page.reload();
    let history = await openView(page, 'History');
    await history.getByRole('button', { name: 'Open' }).click();
    await found(page, 'stop sign').waitFor();
    expect(await page.locator('.id').textContent()).toBe(id);
    expect(await page.getByRole('radio', { name: 'Detect' }).isChecked()).toBe(true);
    expect(await page.locator('[data-object]').count()).toBe(2);
    expect(await page.locator('.sheet > img').getAttribute('alt')).toBe('picture-1.png');

    history = await openView(page, 'History');
    await history.getByRole('button', { name: 'Delete', exact: true }).click();
    await history.getByText('Nothing yet.').waitFor();
    expect((await fetch(`${url}/v1beta/interactions/${id}`)).status).toBe(404);
  });

  it('comes back with the pictures of what it goes on with', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(crossing));
    await ask(page);
    await page.getByRole('button', { name: 'Ask further' }).click();
    await page.locator('#prompt').fill('Detect the traffic light.');
    await page.keyboard.press('Control+Enter');
    await found(page, 'traffic light').waitFor();
    await page.reload();
    const history = await openView(page, 'History');
    await expect.poll(() => history.getByRole('button', { name: 'Open' }).count()).toBe(2);
    await history.getByRole('button', { name: 'Open' }).first().click();
    await found(page, 'traffic light').waitFor();
    expect(await page.locator('[data-object]').count()).toBe(1);
  });

  it('comes back while another question is answered, which is given up', async () => {
    const page = await house().world.visit(house().url);
    await page.locator('#prompt').fill('What is a picture?');
    await ask(page);
    const id = await page.locator('.id').textContent();
    await page.route('**/v1beta/interactions', () => {}, { times: 1 });
    await page.locator('#prompt').fill('And this one waits?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    const history = await openView(page, 'History');
    await history.getByRole('button', { name: 'Open' }).click();
    await history.waitFor({ state: 'detached' });
    expect(await page.locator('#prompt').inputValue()).toBe('What is a picture?');
    expect(await page.locator('.id').textContent()).toBe(id);
  });

  it('goes on with the last answer, whichever that is by then', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(crossing));
    await ask(page);
    await page.getByRole('button', { name: 'Ask further' }).click();
    for (const prompt of ['What colour is the sign?', 'How many signs are there?']) {
      const before = await page.locator('.id').textContent();
      const request = page.waitForRequest('**/v1beta/interactions');
      await page.locator('#prompt').fill(prompt);
      await ask(page);
      expect((await request).postDataJSON().previous_interaction_id).toBe(before);
    }
  });

  it('can be gone on with as long as the server has it', async () => {
    const page = await house().world.visit(house().url);
    const goOn = page.getByRole('button', { name: 'Ask further' });
    await ask(page, 'Ask');
    await page.getByLabel('Keep on the server').uncheck();
    expect(await goOn.count()).toBe(1);
    const history = await openView(page, 'History');
    await history.getByRole('button', { name: 'Delete', exact: true }).click();
    await history.getByText('Nothing yet.').waitFor();
    await page.keyboard.press('Escape');
    expect(await goOn.count()).toBe(0);
    await ask(page);
    await page.getByLabel('Keep on the server').check();
    expect(await goOn.count()).toBe(0);
  });

  it('is told when the server has it no more', async () => {
    const { world, url } = house();
    const page = await world.visit(url);
    await ask(page, 'Ask');
    const id = await page.locator('.id').textContent();
    await fetch(`${url}/v1beta/interactions/${id}`, { method: 'DELETE' });
    const history = await openView(page, 'History');
    await history.getByRole('button', { name: 'Open' }).click();
    await history.getByText('The server does not have it any more.').waitFor();
    await history.getByRole('button', { name: 'Delete', exact: true }).click();
    await history.getByText('Nothing yet.').waitFor();
  });

  it('is nothing when that is asked for', async () => {
    const { world, url } = house();
    const page = await world.visit(url);
    await page.getByLabel('Keep on the server').uncheck();
    await ask(page, 'Ask');
    const id = await page.locator('.id').textContent();
    expect((await fetch(`${url}/v1beta/interactions/${id}`)).status).toBe(404);
    await (await openView(page, 'History')).getByText('Nothing yet.').waitFor();
  });

  it('are files: uploaded, listed with their end, used and deleted', async () => {
    const { world, url } = house();
    const page = await world.visit(url);
    let files = await openView(page, 'Files');
    await files.locator('input[type=file]').setInputFiles([png(crossing, 'kept.png')]);
    const row = files.locator('li', { hasText: 'kept.png' });
    expect(await row.textContent()).toMatch(/image\/png · \d+ kB · expires/);
    await row.getByRole('button', { name: 'Use' }).click();
    const request = page.waitForRequest('**/v1beta/interactions');
    await ask(page);
    expect((await request).postDataJSON().input[1]).toEqual({
      type: 'image',
      uri: expect.stringMatching(/^files\//),
    });
    expect(await answerOf(page)).toMatch(/stop sign/i);
    files = await openView(page, 'Files');
    await files.getByRole('button', { name: 'Delete' }).click();
    await files.getByText('No files are uploaded.').waitFor();
    expect(await (await fetch(`${url}/v1beta/files`)).json()).toEqual({});
  });

  it('is a large picture that is asked about: uploaded by itself, once', async () => {
    const { world, url } = house();
    const page = await world.visit(url);
    const large = Buffer.concat([crossing, Buffer.alloc(9 * 1024 * 1024)]);
    await choose(page, png(large, 'large.png'));
    await ask(page);
    expect(await answerOf(page)).toMatch(/stop sign/i);
    await ask(page, 'Ask');
    const { files } = (await (await fetch(`${url}/v1beta/files`)).json()) as { files: { name: string }[] };
    expect(files).toHaveLength(1);
    for (const { name } of files) await fetch(`${url}/v1beta/${name}`, { method: 'DELETE' });
  });

  it('is a large picture whose upload was deleted, and that is uploaded again', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(Buffer.concat([crossing, Buffer.alloc(9 * 1024 * 1024)]), 'large.png'));
    await ask(page);
    const files = await openView(page, 'Files');
    await files.getByRole('button', { name: 'Delete' }).click();
    await files.getByText('No files are uploaded.').waitFor();
    await page.keyboard.press('Escape');
    await ask(page, 'Detect');
    await found(page, 'stop sign').waitFor();
    await openView(page, 'Files');
    await files.getByRole('button', { name: 'Delete' }).click();
    await files.getByText('No files are uploaded.').waitFor();
  });

  it('are files of which one is refused: that is told, and the others are uploaded', async () => {
    const page = await house().world.visit(house().url);
    const files = await openView(page, 'Files');
    const empty = { name: 'empty.png', mimeType: 'image/png', buffer: Buffer.alloc(0) };
    await files.locator('input[type=file]').setInputFiles([empty, png(crossing, 'whole.png')]);
    await files.locator('li', { hasText: 'whole.png' }).waitFor();
    expect(await files.getByRole('alert').textContent()).toContain('400');
    await files.getByRole('button', { name: 'Delete' }).click();
    await files.getByText('No files are uploaded.').waitFor();
    expect(await files.getByRole('alert').count()).toBe(0);
  });

  it('is refused in the words of the API when it is no picture', async () => {
    const page = await house().world.visit(house().url);
    await hand(page, 'drop', {
      name: 'broken.png',
      mimeType: 'image/png',
      buffer: Buffer.from('not a picture'),
    });
    await page.getByText('Your browser cannot show this picture').waitFor();
    await ask(page);
    expect(await page.locator('.answer [role=alert]').textContent()).toMatch(
      /^400 invalid_request\s*input\[1\]\.data/,
    );
  });
}
