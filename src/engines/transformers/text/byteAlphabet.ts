/**
 * The alphabet in which byte-level tokenizers write bytes: printable characters of Latin-1 stand for themselves, the other
 * bytes, in their order, for the characters from U+0100 on (GPT-2's `bytes_to_unicode`).
 */
export function byteAlphabet(): ReadonlyMap<string, number> {
  const alphabet = new Map<string, number>();
  let spare = 0x100;
  for (let byte = 0; byte < 256; byte++) {
    alphabet.set(String.fromCodePoint(isPrintable(byte) ? byte : spare++), byte);
  }
  return alphabet;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}
