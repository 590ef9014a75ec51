import { oneLine, printable } from '../lines.js';
import type { Found } from './task.js';

/**
 * What stdout gets of one answer.
 * @param name of the picture; absent where there is only one, or where the answer is about all
 */
export function shownFound(
  found: Found,
  { name, json }: { name: string | undefined; json: boolean },
): string {
  if (json) return `${JSON.stringify({ ...(name !== undefined && { file: name }), ...found.json })}\n`;
  if (found.rows !== undefined) return found.rows.map((row) => `${rowText(row, name)}\n`).join('');
  const text = printable(found.text).trim();
  if (name === undefined) return `${text}\n`;
  return text.includes('\n') ? `==> ${name} <==\n${text}\n` : `${name}: ${text}\n`;
}

/** With tabs between the columns. */
function rowText(row: readonly (string | number)[], name: string | undefined): string {
  const cells = name === undefined ? row : [name, ...row];
  return cells.map((cell) => oneLine(String(cell))).join('\t');
}
