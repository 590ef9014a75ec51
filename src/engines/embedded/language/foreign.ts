/** A text in another language in simple English words, as far as they are known; English as it is. */
export function inEnglish(text: string): string {
  return text;
}
