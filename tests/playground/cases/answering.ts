import { expect, it } from 'vitest';
import { drawPicture } from '../../pictures/drawings.js';
import { dictatedApp } from '../../support/dictatedApp.js';
import type { House } from '../house.js';
import { answerOf, ask, choose, found, labelsOf, png } from '../steps.js';

/** How answers come. */
export function answering(house: () => House): void {
  it('is shown as it is said, with its thoughts, and can be stopped', async () => {
    const { house: app, dictation } = await dictatedApp();
    const page = await house().world.visit(await app.app.listen({ host: '127.0.0.1', port: 0 }));
    dictation.say('Two mugs ');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    const said = page.locator('.answer .said');
    await expect.poll(() => said.textContent()).toBe('Two mugs ');
    expect(await page.locator('.facts').count()).toBe(0);
    dictation.say('on a table.');
    await expect.poll(() => said.textContent()).toBe('Two mugs on a table.');
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => page.locator('.facts').textContent()).toContain('Stopped');
    expect(await answerOf(page)).toBe('Two mugs on a table.');
    await page.close();
    await app.close();
  });

  it('has what it lists drawn before it is complete', async () => {
    const { house: app, dictation } = await dictatedApp();
    const page = await house().world.visit(await app.app.listen({ host: '127.0.0.1', port: 0 }));
    await choose(page, png(await drawPicture('crossing')));
    dictation.say('```json\n[{"box_2d":[100,100,500,400],"label":"sign"},{"box_2d":[1');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await found(page, 'sign').waitFor();
    dictation.say('0,10,20,20],"label":"bird"}]\n```').finish();
    await page.locator('.answer[aria-busy=false]').waitFor();
    expect(await labelsOf(page)).toEqual(['sign', 'bird']);
    expect(await page.locator('[data-object]').count()).toBe(2);
    await page.close();
    await app.close();
  });

  it('tells tokens and times', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(await drawPicture('clock')));
    await ask(page);
    const facts = await page.locator('.facts').textContent();
    expect(facts).toMatch(/Complete/);
    expect(facts).toMatch(/1125 tokens in, \d+ out/);
    expect(facts).toMatch(/\d s/);
  });

  it('is asked further about without its picture being sent again', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(await drawPicture('oranges')));
    await ask(page, 'Ask');
    await page.getByRole('button', { name: 'Ask further' }).click();
    await page.getByText('Goes on with the last answer').waitFor();
    await page.locator('#prompt').fill('Detect them.');
    const request = page.waitForRequest('**/v1beta/interactions');
    await page.keyboard.press('Control+Enter');
    const body = (await request).postDataJSON() as { input: unknown[]; previous_interaction_id: string };
    expect(body.input).toEqual([{ type: 'text', text: 'Detect them.' }]);
    expect(body.previous_interaction_id).toMatch(/^v1_/);
    await page.locator('.objects').waitFor();
    const labels = await labelsOf(page);
    expect(labels.filter((label) => label === 'orange')).toHaveLength(3);
    expect(await page.locator('[data-object]').count()).toBe(labels.length);
  });

  it('uses the detail and the thinking that were chosen', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(await drawPicture('clock')));
    await page.getByLabel('Picture detail').selectOption('low');
    await page.getByLabel('Thinking').selectOption('minimal');
    await ask(page);
    expect(await page.locator('.facts').textContent()).toContain('285 tokens in');
  });
}
