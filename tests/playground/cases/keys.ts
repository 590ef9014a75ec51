import { expect, it } from 'vitest';
import { keyOne } from '../../support/keys.js';
import type { House } from '../house.js';
import { answerOf, ask } from '../steps.js';

/** A server that asks for a key. */
export function keys(house: () => House): void {
  it('is asked for, refused when it is wrong, and used', async () => {
    const page = await house().world.visit(house().guardedUrl);
    const dialog = page.getByRole('dialog', { name: 'API key' });
    await dialog.getByText('This server asks for an API key.').waitFor();
    await dialog.getByLabel('API key').fill('wrong-key-0123456789');
    await dialog.getByRole('button', { name: 'Use this key' }).click();
    await dialog.getByText('The server does not accept this key.').waitFor();
    const again = page.waitForResponse('**/v1beta/models*');
    await dialog.getByRole('button', { name: 'Use this key' }).click();
    expect((await again).status()).toBe(401);
    await dialog.getByText('The server does not accept this key.').waitFor();
    await dialog.getByLabel('API key').fill('कुंजी');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.validity.patternMismatch')).toBe(true);
    await dialog.getByLabel('API key').fill(keyOne);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await ask(page);
    expect(await answerOf(page)).toBe('Seen.');
    expect(await page.evaluate('[localStorage["drishti.key"], sessionStorage["drishti.key"]]')).toEqual([
      undefined,
      keyOne,
    ]);
    await page.reload();
    await ask(page);
    expect(await dialog.count()).toBe(0);
  });

  it('is remembered when that is asked for, and forgotten', async () => {
    const page = await house().world.visit(house().guardedUrl);
    const dialog = page.getByRole('dialog', { name: 'API key' });
    await dialog.getByLabel('API key').fill(keyOne);
    await dialog.getByLabel('Remember it').check();
    await dialog.getByRole('button', { name: 'Use this key' }).click();
    const another = await page.context().newPage();
    await another.goto(house().guardedUrl);
    await ask(another);
    await another.getByRole('navigation').getByRole('button', { name: 'API key' }).click();
    await another.getByRole('button', { name: 'Forget the key' }).click();
    await another.getByText('This server asks for an API key.').waitFor();
    expect(await another.evaluate('localStorage["drishti.key"]')).toBeUndefined();
  });
}
