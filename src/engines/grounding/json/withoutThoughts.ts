const opened = '<think>';
const closed = '</think>';
const markers = /<\|(?:begin_of_box|end_of_box|im_end|endoftext)\|>/g;

/** An answer without what a model thought aloud before it, and without markers of its own around it. */
export function withoutThoughts(text: string): string {
  const end = text.lastIndexOf(closed);
  // Thoughts that were cut off are no answer.
  if (end < 0 && text.trimStart().startsWith(opened)) return '';
  return (end < 0 ? text : text.slice(end + closed.length)).replace(markers, '').trim();
}
