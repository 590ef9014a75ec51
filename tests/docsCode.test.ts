import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyVariable } from '../src/cli/environment.js';
import { settingNames, settings } from '../src/config.js';
import { codeBlocksOf, proseOf } from './support/codeBlocks/codeBlock.js';
import { expectedOutput } from './support/codeBlocks/expected.js';
import { pages, readPage } from './support/codeBlocks/pages.js';
import { type Program, programsOf, treatmentOf } from './support/codeBlocks/programs.js';
import { runProgram } from './support/codeBlocks/run.js';
import { openWorkspace, type Workspace } from './support/codeBlocks/workspace.js';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';

let app: EmbeddedApp;
let workspace: Workspace;
beforeAll(async () => {
  app = await embeddedApp();
  workspace = await openWorkspace(app.url);
});
afterAll(async () => {
  await workspace.close();
  await app.close();
});

/** Each command of a block loads what it looks with; on a busy machine that takes a while. */
const programMs = 180_000;

/** Not every machine that has Node has Python. */
const isMissing = (language: string) =>
  language === 'python' && spawnSync('python3', ['--version']).status !== 0;

const runAll = async (program: Program) => {
  const printed = await runProgram(program, workspace);
  program.blocks.forEach(({ output }, index) => {
    if (output !== undefined) expect(printed[index]?.trim()).toMatch(expectedOutput(output));
  });
};

describe.each(pages)('%s', (page) => {
  const blocks = codeBlocksOf(page, readPage(page));

  it('says of each block what it is, and of each that is not run why', () => {
    const unknown = blocks.filter((block) => treatmentOf(block) === 'unknown');
    expect(unknown.map(({ line, language, mark }) => `${line}: ${language} ${mark}`)).toEqual([]);
  });

  it('has no commands outside of fences, where nothing runs them', () => {
    const command = /^(?: {4}|\t)(?:\$ )?(curl|npm|npx|node|python3?|drishti|docker|export|git) .*/m;
    expect(proseOf(readPage(page)).match(command)?.[0]).toBeUndefined();
  });

  it('names settings that there are', () => {
    const known = new Set<string>([...settingNames.map((name) => settings[name].env), keyVariable]);
    const named = readPage(page).match(/\bDRISHTI_[A-Z_]*[A-Z]\b/g) ?? [];
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  for (const block of blocks.filter((each) => treatmentOf(each) === 'json')) {
    it(`line ${block.line}: JSON`, () => {
      expect(() => JSON.parse(block.code)).not.toThrow();
    });
  }

  for (const program of programsOf(blocks)) {
    const lines = program.blocks.map(({ line }) => line).join(', ');
    it.skipIf(isMissing(program.language))(
      `line ${lines}: ${program.language}`,
      () => runAll(program),
      programMs,
    );
  }
});
