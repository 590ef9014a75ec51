import type { Locator, Page } from 'playwright-core';

/** A file as a browser is given it. */
export interface PageFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const png = (buffer: Buffer, name = 'crossing.png'): PageFile => ({
  name,
  mimeType: 'image/png',
  buffer,
});

/** Chooses files, and waits until the last is among the pictures. */
export async function choose(page: Page, ...files: PageFile[]): Promise<void> {
  await page.locator('.add input[type=file]').setInputFiles(files);
  await thumbnail(page, files.at(-1)!.name).waitFor();
}

/** In any language. */
export function thumbnail(page: Page, name: string): Locator {
  return page.locator('.thumbnail').and(page.getByTitle(name, { exact: true }));
}

/** Asks, and waits for the end of the answer. */
export async function ask(page: Page, task?: string): Promise<void> {
  if (task !== undefined) await page.getByRole('radio', { name: task }).check();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.locator('.answer[aria-busy=false]').waitFor();
}

export async function answerOf(page: Page): Promise<string> {
  return (await page.locator('.answer .said').textContent())!.trim();
}

/** Labels of the list of found things. */
export async function labelsOf(page: Page): Promise<string[]> {
  return page.locator('.objects .name').allInnerTexts();
}

/** The button of a found thing. */
export function found(page: Page, label: string): Locator {
  return page.locator('.objects button', { hasText: label });
}

/** What is drawn in the picture of the thing at a place of the list. */
export function drawn(page: Page, index: number, shape = '.box'): Locator {
  return page.locator(`[data-object="${index}"] ${shape}`);
}

/** Hands a file or text over as if it were dropped on the page or pasted into it. */
export async function hand(page: Page, way: 'drop' | 'paste', what: PageFile | string): Promise<void> {
  const given = typeof what === 'string' ? { text: what } : { ...what, buffer: [...what.buffer] };
  await page.evaluate(`{
    const { text, name, mimeType, buffer } = ${JSON.stringify(given)};
    const data = new DataTransfer();
    if (text) data.setData('text/plain', text);
    else data.items.add(new File([new Uint8Array(buffer)], name, { type: mimeType }));
    const options = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
    const Event = ${way === 'paste' ? 'ClipboardEvent' : 'DragEvent'};
    document.body.dispatchEvent(new Event('${way}', options));
  }`);
}

/** Opens one of the views over the page. */
export async function openView(page: Page, name: string): Promise<Locator> {
  await page.locator('nav').getByRole('button', { name }).click();
  return page.getByRole('dialog', { name });
}

/** Opacity of what is filled, in percent. */
export async function setOpacity(page: Page, percent: number): Promise<void> {
  await page.getByRole('slider', { name: 'Opacity' }).fill(String(percent));
}
