/** More choices than these are hostile; longer ones are no choices. */
const mostOptions = 64;
const longestOption = 80;

/**
 * The choices that a list names: a JSON array, quoted words, or words between commas, bars, slashes, new lines or "or".
 */
export function optionsIn(list: string): string[] {
  const quoted = [...list.matchAll(/(["'“`])([^"'“”`\n]{1,80})(?:["'”`])/g)].map(([, , text]) => text!);
  const isQuoted =
    quoted.length > 1 && quoted.join('').length > list.replace(/[^\p{L}\p{N}]/gu, '').length * 0.6;
  const parts = isQuoted ? quoted : list.split(separatorOf(list));
  const options = parts.map(tidy).filter((option) => option !== '' && option.length <= longestOption);
  return [...new Set(options)].slice(0, mostOptions);
}

function separatorOf(list: string): RegExp {
  if (list.includes('\n')) return /[,\n]/;
  if (/[,;]/.test(list)) return /[,;]|\s(?:or|and)\s(?=[^,;]*$)/;
  if (list.includes('|')) return /\|/;
  if (/\w\/|\s\/\s/.test(list)) return /\//;
  return /\s(?:or|and|vs\.?|versus)\s/;
}

/** An option without quotes, bullets, "or" before the last one, and marks at its end. */
function tidy(option: string): string {
  return option
    .replace(/^[\s"'“`[{(]*(?:(?:[-*•]|\d{1,2}[.)]|or|and)\s+)?[\s"'“`]*/i, '')
    .replace(/[\s"'”`\])}.?!:]*$/, '');
}
