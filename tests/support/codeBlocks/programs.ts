import type { CodeBlock } from './codeBlock.js';

/** Blocks of a page that are run together, as a reader would who types one after the other. */
export interface Program {
  readonly language: Runnable;
  readonly blocks: readonly RunBlock[];
}

/** A block that is run, and what the page says that it prints. */
export interface RunBlock extends CodeBlock {
  readonly output?: string;
}

/** What is run. A mark of `server` runs shell commands until the server that they start listens. */
export const runnable = ['js', 'ts', 'python', 'sh', 'sh server'] as const;
export type Runnable = (typeof runnable)[number];

export type Treatment = 'run' | 'json' | 'output' | 'prose' | 'not run' | 'unknown';

/** Blocks whose text is all there is to them. */
const prose = new Set(['text', 'http']);
const whyNot = /^not run: \S.{9,}/;

/**
 * How a block of a page is treated: run, read as JSON, prose, what the block before it prints, or left alone for a reason
 * that stands behind its language (`sh not run: needs a GPU`).
 */
export function treatmentOf({ language, mark }: CodeBlock): Treatment {
  if (whyNot.test(mark)) return 'not run';
  const kind = mark === '' ? language : `${language} ${mark}`;
  if (kind === 'text output') return 'output';
  if (kind === 'json') return 'json';
  if (prose.has(kind)) return 'prose';
  if ((runnable as readonly string[]).includes(kind)) return 'run';
  return 'unknown';
}

/** The programs of a page: JavaScript and Python without an import go on with the block before them. */
export function programsOf(blocks: readonly CodeBlock[]): Program[] {
  const programs: { language: Runnable; blocks: RunBlock[] }[] = [];
  blocks.forEach((block, index) => {
    if (treatmentOf(block) !== 'run') return;
    const language = (block.mark === '' ? block.language : `${block.language} ${block.mark}`) as Runnable;
    const next = blocks[index + 1];
    const run = next && treatmentOf(next) === 'output' ? { ...block, output: next.code } : block;
    const before = programs.findLast((program) => program.language === language);
    if (before !== undefined && goesOn(run)) before.blocks.push(run);
    else programs.push({ language, blocks: [run] });
  });
  return programs;
}

function goesOn({ language, code }: CodeBlock): boolean {
  return language !== 'sh' && !/^(import|from) /m.test(code);
}
