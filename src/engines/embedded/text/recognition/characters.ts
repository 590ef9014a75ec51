import { readFileSync } from 'node:fs';

/**
 * The characters that the recogniser knows, by class: class 0 is its blank ("nothing new here"), then the lines of the
 * keys file, last the space.
 */
export function readCharacters(keysPath: string): string[] {
  const keys = readFileSync(keysPath, 'utf8').replace(/\r/g, '').replace(/\n$/, '').split('\n');
  return ['', ...keys.map(toAscii), ' '];
}

/** Full-width forms (U+FF01…U+FF5E) of ASCII characters, and the ideographic space, as the characters themselves. */
export function toAscii(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x3000) return ' ';
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
}
