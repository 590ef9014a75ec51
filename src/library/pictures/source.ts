/** A picture: a path, an http(s) URL, a `file:` URL, or its encoded bytes. */
export type PictureSource = string | URL | Uint8Array | ArrayBuffer | Blob;

/** Where the bytes of a picture are. */
export type Place =
  | { readonly type: 'path'; readonly path: string | URL; readonly name: string }
  | { readonly type: 'url'; readonly url: string; readonly name: string }
  | { readonly type: 'blob'; readonly blob: Blob; readonly name: string };

/** Longest name that a message shows, in characters. */
const longestName = 200;

/** @throws TypeError for what is none of the forms of a picture */
export function placeOf(source: PictureSource): Place {
  if (source instanceof Blob) return { type: 'blob', blob: source, name: 'image' };
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) {
    return { type: 'blob', blob: new Blob([source as Uint8Array<ArrayBuffer>]), name: 'image' };
  }
  if (typeof source !== 'string' && !(source instanceof URL)) {
    throw new TypeError('image: give a path, a URL, a Uint8Array, an ArrayBuffer or a Blob');
  }
  const name = shownName(source);
  if (/^https?:/i.test(String(source))) return { type: 'url', url: String(source), name };
  return { type: 'path', path: source, name };
}

/** What messages call a path or a URL. */
export function shownName(source: string | URL): string {
  const text = String(source);
  return text.length > longestName ? `${text.slice(0, longestName)}…` : text;
}
