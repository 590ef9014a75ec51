/**
 * JSON on one line for every reader: it may hold line ends that only Unicode knows, and many readers, those of Python
 * above all, split at them as well.
 */
export function oneLineJson(value: object): string {
  return JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
