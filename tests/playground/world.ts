import { readFileSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

/** A browser, and pages in it that start with nothing stored. */
export class World {
  readonly #browser: Browser;
  readonly #axe: string;
  /** For pages without options of their own: it keeps what it has loaded. */
  #usual: Promise<BrowserContext> | undefined;

  private constructor(browser: Browser, axe: string) {
    this.#browser = browser;
    this.#axe = axe;
  }

  static async open(): Promise<World> {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('the tests of the playground need Chromium');
    if (!isBuilt()) throw new Error('run `npm run build:playground` first');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
    const browser = await chromium.launch({ executablePath, args });
    const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    return new World(browser, axe);
  }

  /** Opens the page of a server, in English on a large screen unless `options` say else. */
  async visit(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const isUsual = Object.keys(options).length === 0;
    if (isUsual) this.#usual ??= this.#context({});
    const context = await (isUsual ? this.#usual! : this.#context(options));
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  /** What axe-core finds that keeps people from using the page as it stands: serious and critical findings. */
  async barriers(page: Page): Promise<string[]> {
    await page.evaluate(this.#axe);
    const found = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`);
  }

  /** Ends all pages, and has the browser forget what they stored. */
  async leave(): Promise<void> {
    const usual = await this.#usual;
    for (const context of this.#browser.contexts())
      await (context === usual ? forget(context) : context.close());
  }

  #context(options: BrowserContextOptions): Promise<BrowserContext> {
    const usual = {
      locale: 'en-GB',
      viewport: { width: 1360, height: 800 },
      reducedMotion: 'reduce',
    } as const;
    return this.#browser.newContext({ ...usual, ...options });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** What a page keeps for its tab goes with the tab. */
async function forget(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    await page.evaluate('localStorage.clear()');
    await page.close();
  }
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

function isBuilt(): boolean {
  try {
    return readFileSync(new URL('../../playground/dist/index.html', import.meta.url)).length > 0;
  } catch {
    return false;
  }
}
