import { isObject } from './jsonSchema.js';

/**
 * What a `$ref` inside `root` points to, or undefined when it leads nowhere in this document.
 * Only fragments are followed: `#` and JSON Pointers (RFC 6901, percent-decoded), never another document.
 */
export function resolveReference(root: unknown, reference: string): unknown {
  const pointer = fragment(reference);
  if (pointer === undefined) return undefined;
  let target = root;
  for (const token of pointer.split('/').slice(1)) target = member(target, unescapeToken(token));
  return target;
}

function fragment(reference: string): string | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function member(value: unknown, name: string): unknown {
  if (!isObject(value) && !Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
