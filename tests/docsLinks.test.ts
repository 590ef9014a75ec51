import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from './support/codeBlocks/anchors.js';
import { codeBlocksOf, proseOf } from './support/codeBlocks/codeBlock.js';
import { pages, readPage, root } from './support/codeBlocks/pages.js';

const more = ['AGENTS.md', 'models/MODEL.md'];
const link = /\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|(?:src|href|srcset)="([^"]+)"/g;

const linksOf = (page: string) =>
  [...proseOf(readPage(page)).matchAll(link)].map(([, plain, tag]) => plain ?? tag ?? '');
const isElsewhere = (target: string) => /^(https?|mailto):/.test(target);

/** What is wrong with a link of a page, if anything is. */
const faultOf = (page: string, target: string) => {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, file))) return `${target}: no such file`;
  if (anchor !== undefined && !anchorsOf(readPage(file)).has(anchor)) return `${target}: no such heading`;
  return undefined;
};

describe.each([...pages, ...more])('%s', (page) => {
  it('has links that lead somewhere', () => {
    const inside = linksOf(page).filter((target) => !isElsewhere(target));
    expect(inside.map((target) => faultOf(page, target)).filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('names tests, scripts and sources that there are', () => {
    const named = readPage(page).match(
      /(?<![\w./-])(?:tests|scripts|src|bench|training)\/[\w/.-]+\.(?:test\.ts|ts|mjs)\b/g,
    );
    expect((named ?? []).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

it.each(['docs', 'docs/decisions'])('%s/README.md leads to every page beside it', (folder) => {
  const index = `${folder}/README.md`;
  const linked = linksOf(index).map((target) => join(folder, target.split('#')[0] ?? ''));
  const beside = pages.filter((page) => dirname(page) === folder && page !== index);
  expect(beside.filter((page) => !linked.includes(page))).toEqual([]);
});

it('the front page says the same in Hindi: samples, links and figures', () => {
  const [english, hindi] = ['README.md', 'README.hi.md'] as const;
  const samplesOf = (page: string) =>
    codeBlocksOf(page, readPage(page)).map(({ code }) => code.replaceAll(/ +#.*$/gm, ''));
  expect(samplesOf(hindi)).toEqual(samplesOf(english));
  const targetsOf = (page: string) => new Set(linksOf(page).filter((target) => !target.startsWith('README')));
  expect(targetsOf(hindi)).toEqual(targetsOf(english));
  const figuresOf = (page: string) =>
    proseOf(readPage(page))
      .match(/\d*\.?\d+/g)
      ?.sort();
  expect(figuresOf(hindi)).toEqual(figuresOf(english));
});

describe.each(globSync('docs/pictures/*', { cwd: root }))('%s', (picture) => {
  it('is a picture of at most 150 kB', async () => {
    const bytes = readFileSync(join(root, picture));
    expect(bytes.length).toBeLessThanOrEqual(150_000);
    expect((await sharp(bytes).stats()).channels.length).toBeGreaterThan(0);
  });
});
