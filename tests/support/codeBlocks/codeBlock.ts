/** A fenced block of a page. */
export interface CodeBlock {
  /** Path of the page from the root of the repository. */
  readonly page: string;
  /** Where its fence opens, from 1. */
  readonly line: number;
  /** First word after the fence, in small letters; empty where there is none. */
  readonly language: string;
  /** The rest of that line: how the block is run, which readers of the page do not see. */
  readonly mark: string;
  readonly code: string;
}

const opening = /^( *)(`{3,}|~{3,}) *([^\s`]*) *([^`]*)$/;

/** The fenced blocks of a page in Markdown, in order; the indentation of a fence is taken off its code. */
export function codeBlocksOf(page: string, text: string): CodeBlock[] {
  const lines = text.split('\n');
  const blocks: CodeBlock[] = [];
  for (let index = 0; index < lines.length; index++) {
    const [, indent = '', fence, language = '', mark = ''] = opening.exec(lines[index] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = closingLine(lines, index, fence);
    const code = lines.slice(index + 1, end).map((line) => line.slice(indent.length));
    const line = index + 1;
    blocks.push({ page, line, language: language.toLowerCase(), mark: mark.trim(), code: code.join('\n') });
    index = end;
  }
  return blocks;
}

function closingLine(lines: readonly string[], from: number, fence: string): number {
  const end = lines.findIndex((line, index) => index > from && line.trim() === fence);
  return end < 0 ? lines.length : end;
}

/** A page without its fenced blocks, which stay as empty lines. */
export function proseOf(text: string): string {
  const lines = text.split('\n');
  for (const { line, code } of codeBlocksOf('', text)) {
    const length = code.split('\n').length + 2;
    lines.fill('', line - 1, line - 1 + length);
  }
  return lines.join('\n');
}
