/** How a language writes what JSON holds. */
export interface Notation {
  key(name: string): string;
  readonly isTrue: string;
  readonly isFalse: string;
  readonly nothing: string;
}

/** Program text that stands in the place of a value. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value of JSON, or one with expressions in it, as a program has it; further lines are indented. */
export function literal(value: unknown, notation: Notation, indent = ''): string {
  if (value instanceof Expression) return value.text;
  if (value === null) return notation.nothing;
  if (typeof value === 'boolean') return value ? notation.isTrue : notation.isFalse;
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => literal(item, notation, inner))
    : Object.entries(value).map(([name, item]) => `${notation.key(name)}: ${literal(item, notation, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const line = `${open}${parts.join(', ')}${close}`;
  if (line.length + indent.length <= 90 && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}
