import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hindi } from '../../../playground/src/words/hindi.js';
import { drawPicture } from '../../pictures/drawings.js';
import type { House } from '../house.js';
import { ask, choose, found, openView, png } from '../steps.js';

/** Nothing of the page is wider than the screen. */
async function expectFits(page: Page): Promise<void> {
  const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(wider).toBeLessThanOrEqual(0);
}

/** Languages, screens, eyes and hands. */
export function reaching(house: () => House): void {
  it.each(['light', 'dark'] as const)('is not shut out of any view in %s colours', async (colorScheme) => {
    const { world, url } = house();
    const page = await world.visit(url, { colorScheme });
    const expectOpen = async (view: string) => expect(await world.barriers(page), view).toEqual([]);
    await page.locator('.options .note').waitFor();
    await expectOpen('empty');
    await choose(page, png(await drawPicture('crossing')), png(await drawPicture('oranges'), 'oranges.png'));
    await ask(page, 'Segment');
    await found(page, 'orange').first().click();
    await page.getByText('As it came').click();
    await page.getByLabel('Answer as').selectOption('schema');
    await page.getByRole('textbox', { name: 'JSON schema' }).waitFor();
    await page.getByRole('button', { name: 'Ask further' }).click();
    await expectOpen('answer');
    for (const view of ['History', 'Files', 'Get code', 'API key']) {
      await openView(page, view);
      if (view === 'Files') await page.getByText('No files are uploaded.').waitFor();
      await expectOpen(view);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByLabel('Link to a picture').fill('nowhere');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Start anew' }).click();
    await page.getByLabel('Template').selectOption('receipt');
    await expectOpen('problems');
  });

  it('can be worked with the keyboard alone', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(await drawPicture('crossing')));
    await page.keyboard.press('Control+Home');
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'Caption' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'Detect' }).isChecked()).toBe(true);
    await page.keyboard.press('Control+Enter');
    await found(page, 'stop sign').focus();
    await page.keyboard.press('Space');
    expect(await found(page, 'stop sign').getAttribute('aria-pressed')).toBe('true');
  });

  it('is brought back to where a view was opened from', async () => {
    const page = await house().world.visit(house().url);
    const opener = page.locator('nav').getByRole('button', { name: 'Files' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').dispatchEvent('cancel', { bubbles: true });
    expect(await dialog.count()).toBe(1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Files');
  });

  it('is spoken to in English or Hindi, as the browser or the reader wants it', async () => {
    const { world, url } = house();
    const page = await world.visit(url, { locale: 'hi-IN' });
    const lang = () => page.locator('html').getAttribute('lang');
    expect(await lang()).toBe('hi');
    expect(await page.title()).toBe(hindi.title);
    await choose(page, png(await drawPicture('crossing')));
    await page.getByRole('radio', { name: hindi.tasks.detect }).check();
    await page.getByRole('button', { name: hindi.run, exact: true }).click();
    await page.locator('.facts', { hasText: hindi.statuses.completed }).waitFor();
    await found(page, 'stop sign').waitFor();
    expect(await world.barriers(page)).toEqual([]);
    await page.getByLabel(hindi.language).selectOption('en');
    expect(await lang()).toBe('en');
    await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    await page.reload();
    await expect.poll(lang).toBe('en');
  });

  it('keeps the colours that were chosen', async () => {
    const page = await house().world.visit(house().url, { colorScheme: 'light' });
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await ground();
    await page.getByLabel('Theme').selectOption('dark');
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await page.reload();
    await expect.poll(ground).toBe(dark);
  });

  it('has room on a phone of 390 pixels', async () => {
    const { world, url } = house();
    const page = await world.visit(url, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await expectFits(page);
    await choose(page, png(await drawPicture('crossing')));
    await ask(page, 'Detect');
    await expectFits(page);
    await found(page, 'stop sign').tap();
    expect(await page.locator('.overlay .label.dim').allInnerTexts()).toEqual(['traffic light']);
    for (const view of ['History', 'Get code']) {
      await openView(page, view);
      await expectFits(page);
      await page.keyboard.press('Escape');
    }
    expect(await world.barriers(page)).toEqual([]);
  });
}
