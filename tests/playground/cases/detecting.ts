import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { drawings, drawPicture } from '../../pictures/drawings.js';
import type { House } from '../house.js';
import { apart, placeOf, placeWithin, Screen } from '../pixels.js';
import { ask, choose, drawn, found, labelsOf, type PageFile, png, setOpacity } from '../steps.js';

/** How far the embedded detector is off, in pixels of the drawings; see there. */
const detectorPixels = 13;

const [stopSign, trafficLight] = drawings.crossing.objects;

/** Boxes, polygons and masks over the picture. */
export function detecting(house: () => House): void {
  let upright: Buffer;
  beforeAll(async () => {
    upright = await drawPicture('crossing');
  });

  /** The drawing as a camera stores it that was turned, 640 × 480 all the same for who looks. */
  const turned = async (): Promise<PageFile> => {
    const stored = sharp(upright).rotate(270).withMetadata({ orientation: 6 });
    return {
      name: 'turned.jpg',
      mimeType: 'image/jpeg',
      buffer: await stored.jpeg({ quality: 95 }).toBuffer(),
    };
  };

  const turnedWebp = async (): Promise<PageFile> => ({
    name: 'turned.webp',
    mimeType: 'image/webp',
    buffer: await sharp(upright)
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .webp({ quality: 95 })
      .toBuffer(),
  });

  const tall = async (): Promise<PageFile> => {
    const wall = { top: 0, bottom: 320, background: '#5f7a3f' };
    return png(await sharp(upright).extend(wall).toBuffer(), 'tall.png');
  };

  async function expectAround(page: Page, label: string, box: readonly number[]): Promise<void> {
    const index = (await labelsOf(page)).indexOf(label);
    expect(index).toBeGreaterThanOrEqual(0);
    const place = await placeWithin(drawn(page, index), page.locator('.sheet > img'), 640);
    const corners = [place.x, place.y, place.x + place.width, place.y + place.height];
    for (const [i, value] of corners.entries())
      expect(Math.abs(value - box[i]!)).toBeLessThan(detectorPixels);
  }

  it.each([
    ['upright', async () => png(upright)],
    ['turned by the camera', turned],
    ['a WebP that was turned', turnedWebp],
    ['tall', tall],
  ])('is drawn where it is in a picture that is %s', async (_, file) => {
    const page = await house().world.visit(house().url);
    await choose(page, await file());
    await ask(page, 'Detect');
    await expectAround(page, 'stop sign', stopSign!.box);
    await expectAround(page, 'traffic light', trafficLight!.box);
    await setOpacity(page, 0);
    const screen = await Screen.of(page);
    const index = (await labelsOf(page)).indexOf('stop sign');
    // The face of the sign, under its word: what is seen there, and not only what was computed.
    const face = screen.colourAt(await placeOf(drawn(page, index)), 0.5, 0.82);
    expect(apart(face, [0xb5, 0x12, 0x1b])).toBeLessThan(40);
  });

  it('stays in its place when the picture is enlarged', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(upright));
    await ask(page, 'Detect');
    const before = await placeOf(page.locator('.sheet > img'));
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Larger' }).click();
    expect((await placeOf(page.locator('.sheet > img'))).width).toBeCloseTo(before.width * 1.5 ** 3, -1);
    await expectAround(page, 'stop sign', stopSign!.box);
    await page.getByRole('button', { name: 'Fit' }).click();
    expect((await placeOf(page.locator('.sheet > img'))).width).toBeCloseTo(before.width, 0);
  });

  it('is enlarged about the pointer, or about the middle', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(upright));
    const sheet = page.locator('.sheet > img');
    const stage = await placeOf(page.locator('.stage'));
    const before = await placeOf(sheet);
    const part = async (x: number, y: number) => {
      const { x: left, y: top, width, height } = await placeOf(sheet);
      return [(x - left) / width, (y - top) / height] as const;
    };
    const expectKept = async (at: readonly [number, number], parts: readonly [number, number]) => {
      const { width } = await placeOf(sheet);
      const now = await part(...at);
      for (const [i, value] of now.entries()) expect(Math.abs(value - parts[i]!) * width).toBeLessThan(3);
    };
    const pointer = [before.x + 0.7 * before.width, before.y + 0.6 * before.height] as const;
    await page.mouse.move(...pointer);
    await page.mouse.wheel(0, -100);
    expect((await placeOf(sheet)).width).toBeCloseTo(before.width, 0);
    await page.keyboard.down('Control');
    for (let i = 0; i < 5; i++) await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await placeOf(sheet)).width / before.width).toBeCloseTo(Math.exp(1.25), 1);
    await expectKept(pointer, [0.7, 0.6]);
    const middle = [stage.x + stage.width / 2, stage.y + stage.height / 2] as const;
    const seen = await part(...middle);
    await page.getByRole('button', { name: 'Larger' }).click();
    await expectKept(middle, seen);
  });

  it('is what was looked for', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(upright));
    await page.getByRole('radio', { name: 'Detect' }).check();
    await page.getByLabel('What to look for').fill('traffic lights');
    await ask(page);
    expect(await labelsOf(page)).toEqual(['traffic light']);
  });

  it('stands out in the list and in the picture alike', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(upright));
    await ask(page, 'Detect');
    const [first, second] = await labelsOf(page);
    const dim = page.locator('.overlay .label.dim');
    await found(page, first!).hover();
    expect(await dim.allInnerTexts()).toEqual([second]);
    await page.getByRole('heading', { level: 1 }).hover();
    expect(await dim.count()).toBe(0);
    await drawn(page, 1).click();
    expect(await found(page, second!).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('heading', { level: 1 }).hover();
    expect(await dim.allInnerTexts()).toEqual([first]);
    await found(page, second!).press('Enter');
    expect(await found(page, second!).getAttribute('aria-pressed')).toBe('false');
  });

  it('has its mask laid over it and over nothing else', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(upright));
    await ask(page, 'Segment');
    const index = (await labelsOf(page)).indexOf('stop sign');
    const place = await placeOf(drawn(page, index, '.mask'));
    await page.getByRole('checkbox', { name: 'Labels' }).uncheck();
    await setOpacity(page, 0);
    const bare = await Screen.of(page);
    await setOpacity(page, 100);
    const masked = await Screen.of(page);
    const change = (x: number, y: number) => apart(bare.colourAt(place, x, y), masked.colourAt(place, x, y));
    expect(change(0.5, 0.82)).toBeGreaterThan(80);
    // The corners of its box, which an octagon does not reach.
    for (const x of [0.05, 0.95]) for (const y of [0.05, 0.95]) expect(change(x, y)).toBeLessThan(8);
  });

  it('has its outline drawn when a schema asks for polygons', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(upright));
    await page.getByRole('radio', { name: 'Detect' }).check();
    await page.getByLabel('Answer as').selectOption('schema');
    await page.getByLabel('Template').selectOption('polygons');
    await ask(page);
    const index = (await labelsOf(page)).indexOf('stop sign');
    const outline = await placeWithin(drawn(page, index, 'polygon'), page.locator('.sheet > img'), 640);
    const [x0, , x1] = stopSign!.box;
    expect(Math.abs(outline.x - x0)).toBeLessThan(detectorPixels);
    expect(Math.abs(outline.x + outline.width - x1)).toBeLessThan(detectorPixels);
  });

  it('is drawn in the picture that it is in, or that is chosen', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(await drawPicture('empty wall'), 'wall.png'), png(upright));
    await ask(page, 'Detect');
    expect(await labelsOf(page)).toContain('stop sign (picture 2)');
    expect(await page.locator('.sheet > img').getAttribute('alt')).toBe('crossing.png');
    expect(await page.locator('[data-object]').count()).toBe(2);
    await page.getByRole('button', { name: 'Show wall.png' }).click();
    expect(await page.locator('[data-object]').count()).toBe(0);
  });
}
