/** Length of the longest end of `text` that is a beginning of `tag`, and not the whole of it. */
export function heldEnd(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length - 1); length > 0; length--) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
