import type { Size } from '../answer/shapes.js';

/** Where the server gets a picture from. */
export type PictureSource =
  /** Sent with the question, or uploaded first where it is large. */
  | { readonly type: 'bytes'; readonly bytes: Blob }
  /** Uploaded; `name` is `files/…`, and `expires`, where it is known, RFC 3339. The bytes are there to do so again. */
  | { readonly type: 'file'; readonly name: string; readonly bytes: Blob; readonly expires?: string }
  /** Fetched by the server, and by the browser to show it. */
  | { readonly type: 'link'; readonly url: string };

/** A picture that is asked about. */
export interface Picture {
  /** Of this page, for React. */
  readonly key: string;
  /** As its file is called, or the end of its address. */
  readonly name: string;
  readonly mimeType: string;
  readonly source: PictureSource;
  /** What the browser can show; nothing when it cannot read the format, as HEIC in most browsers. */
  readonly preview?: string;
  /** Upright; nothing when it could not be found out. */
  readonly size?: Size;
}
