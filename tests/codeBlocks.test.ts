import { describe, expect, it } from 'vitest';
import { anchorsOf } from './support/codeBlocks/anchors.js';
import { codeBlocksOf, proseOf } from './support/codeBlocks/codeBlock.js';
import { expectedOutput } from './support/codeBlocks/expected.js';
import { programsOf, treatmentOf } from './support/codeBlocks/programs.js';

const page = `# Page

\`\`\`js
import a from 'a';
\`\`\`

- item

  \`\`\`\`sh not run: needs a GPU
  echo \`\`\`
  \`\`\`\`

\`\`\`js
a();
\`\`\`
\`\`\`text output
one … three
\`\`\`
~~~js
import b from 'b';
~~~
`;

describe('blocks of code', () => {
  const blocks = codeBlocksOf('page.md', page);

  it('are found with their line, language and mark', () => {
    expect(blocks.map(({ line, language, mark }) => [line, language, mark])).toEqual([
      [3, 'js', ''],
      [9, 'sh', 'not run: needs a GPU'],
      [13, 'js', ''],
      [16, 'text', 'output'],
      [19, 'js', ''],
    ]);
    expect(blocks[1]?.code).toBe('echo ```');
  });

  it('are no prose', () => {
    expect(proseOf(page).trim()).toBe('# Page\n\n\n\n\n\n- item');
  });

  it('make programs, each up to the next import', () => {
    expect(programsOf(blocks).map((program) => program.blocks.map(({ code }) => code))).toEqual([
      ["import a from 'a';", 'a();'],
      ["import b from 'b';"],
    ]);
    expect(programsOf(blocks)[0]?.blocks[1]?.output).toBe('one … three');
  });

  it.each([
    ['js', '', 'run'],
    ['sh', 'server', 'run'],
    ['json', '', 'json'],
    ['text', 'output', 'output'],
    ['http', '', 'prose'],
    ['yaml', 'not run: for the configuration of another', 'not run'],
    ['yaml', '', 'unknown'],
    ['', '', 'unknown'],
    ['sh', 'not run:', 'unknown'],
    ['sh', 'skip', 'unknown'],
  ])('of %j with the mark %j are treated so: %s', (language, mark, treatment) => {
    expect(treatmentOf({ page: 'page.md', line: 1, language, mark, code: '' })).toBe(treatment);
  });
});

it('an output is compared whole, but for its dots', () => {
  expect('one, two\nand three').toMatch(expectedOutput('one…three'));
  expect('one, two').not.toMatch(expectedOutput('one…three'));
  expect('say (1)').toMatch(expectedOutput('say (1)'));
  expect('say (1), more').not.toMatch(expectedOutput('say (1)'));
});

it('anchors are made as GitHub makes them', () => {
  expect([...anchorsOf('# A `code` & more: two\n## Twice\n## Twice\n## हिन्दी में\n')]).toEqual([
    'a-code--more-two',
    'twice',
    'twice-1',
    'हिन्दी-में',
  ]);
});
