/** A picture: a path, an http(s) or `file:` URL as text or URL, or its encoded bytes. A `File` is called by its name. */
export type PictureSource = string | URL | Uint8Array | ArrayBuffer | Blob;

/** Where the bytes of a picture are. */
export type Place =
  | { readonly type: 'path'; readonly path: string | URL; readonly name: string }
  | { readonly type: 'url'; readonly url: string; readonly name: string }
  | { readonly type: 'blob'; readonly blob: Blob; readonly name: string };

/** Longest name that a message shows, in characters. */
const longestName = 200;

/** @param unnamed what messages call bytes without a name @throws TypeError for what is none of the forms of a picture */
export function placeOf(source: PictureSource, unnamed: string): Place {
  if (source instanceof Blob) return { type: 'blob', blob: source, name: nameOfBlob(source) ?? unnamed };
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) {
    return { type: 'blob', blob: new Blob([source as Uint8Array<ArrayBuffer>]), name: unnamed };
  }
  if (typeof source !== 'string' && !(source instanceof URL)) {
    throw new TypeError('image: give a path, a URL, a Uint8Array, an ArrayBuffer or a Blob');
  }
  const name = shownName(source);
  if (/^https?:/i.test(String(source))) return { type: 'url', url: String(source), name };
  return { type: 'path', path: localPath(source), name };
}

/** A path, or the URL of a file, which may come as text. */
export function localPath(source: string | URL): string | URL {
  return typeof source === 'string' && /^file:\/\//i.test(source) ? (URL.parse(source) ?? source) : source;
}

function nameOfBlob(blob: Blob): string | undefined {
  return blob instanceof File && blob.name !== '' ? shownName(blob.name) : undefined;
}

/** What messages call a path or a URL. */
export function shownName(source: string | URL): string {
  const text = String(source);
  return text.length > longestName ? `${text.slice(0, longestName)}…` : text;
}
