import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { drawPicture } from '../../pictures/drawings.js';
import type { House } from '../house.js';
import { answerOf, ask, choose, png } from '../steps.js';

const askButton = (page: Page) => page.getByRole('button', { name: 'Ask', exact: true });

async function writeSchema(page: Page, schema: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'JSON schema' });
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(schema);
}

/** Answers in JSON and the editor of schemas. */
export function formats(house: () => House): void {
  it('keeps to the schema of a template', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(await drawPicture('oranges')));
    await page.getByLabel('Answer as').selectOption('schema');
    await page.getByLabel('Template').selectOption('counts');
    await ask(page, 'Ask');
    const answer = JSON.parse(await answerOf(page));
    expect(answer.counts).toContainEqual({ label: 'orange', count: 3 });
  });

  it('is checked while it is written', async () => {
    const page = await house().world.visit(house().url);
    await page.getByLabel('Answer as').selectOption('schema');
    await page.getByText('The schema can be sent.').waitFor();
    await writeSchema(page, '{"type": "object"');
    await page.locator('.schema .problem', { hasText: 'No valid JSON' }).waitFor();
    await page.locator('.json-editor .cm-lint-marker-error').waitFor();
    expect(await askButton(page).isDisabled()).toBe(true);
    await writeSchema(
      page,
      '{"type": "object", "required": ["total"], "properties": {"sum": {"type": "number"}}}',
    );
    await page.locator('.schema .problem', { hasText: 'required.total' }).waitFor();
    await writeSchema(page, '{"type": "number"}');
    await page.getByText('The schema can be sent.').waitFor();
    expect(await askButton(page).isDisabled()).toBe(false);
  });

  it('that the server refuses is told of in its words', async () => {
    const page = await house().world.visit(house().url);
    await page.getByLabel('Answer as').selectOption('schema');
    await page.getByRole('textbox', { name: 'JSON schema' }).waitFor();
    await writeSchema(page, '{"type": "integer", "minimum": 5, "maximum": 1}');
    await ask(page);
    const alert = await page.locator('.answer [role=alert]').textContent();
    expect(alert).toMatch(/^400 invalid_request\s*response_format.*(minimum|maximum)/s);
  });

  it('says that nothing was found', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(await drawPicture('empty wall')));
    await ask(page, 'Detect');
    await page.getByText('nothing was found').waitFor();
  });
}
