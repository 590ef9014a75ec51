const segment = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Whether a path that somebody else wrote stays within the folder that it is relative to, on every system: slashes only,
 * at most four folders deep, no part that begins with a dot.
 */
export function isSafePath(path: string): boolean {
  const segments = path.split('/');
  if (path.length > 200 || segments.length > 5) return false;
  return segments.every((part) => segment.test(part) && !part.endsWith('.') && !reserved.test(part));
}
