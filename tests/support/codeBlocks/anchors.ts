import { proseOf } from './codeBlock.js';

/** Anchors of a page's headings, as GitHub makes them: small letters, no punctuation, dashes for spaces. */
export function anchorsOf(text: string): Set<string> {
  const headings = [...proseOf(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map((match) => match[1] ?? '');
  const counts = new Map<string, number>();
  return new Set(
    headings.map((heading) => {
      const slug = slugOf(heading);
      const before = counts.get(slug) ?? 0;
      counts.set(slug, before + 1);
      return before === 0 ? slug : `${slug}-${before}`;
    }),
  );
}

function slugOf(heading: string): string {
  const shown = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return shown
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}
