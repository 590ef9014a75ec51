/** A number as far as it is written: `-?`, then perhaps digits, then perhaps a point and digits. */
export interface NumberText {
  readonly negative: boolean;
  readonly whole: string;
  /** Digits after the point; undefined when there is no point. */
  readonly fraction: string | undefined;
}

export function readNumberText(text: string): NumberText {
  const negative = text.startsWith('-');
  const [whole = '', fraction] = (negative ? text.slice(1) : text).split('.');
  return { negative, whole, fraction };
}

/** Whether the number may stand as it is. */
export function isWhole({ whole, fraction }: NumberText): boolean {
  return whole !== '' && fraction !== '';
}

/** Digits before the point that count: a lone zero does not. */
export function wholeDigits({ whole }: NumberText): number {
  return whole === '0' ? 0 : whole.length;
}
