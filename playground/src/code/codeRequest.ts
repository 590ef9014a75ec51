/** What a program asks: as the body of a request, but pictures that are not uploaded stand as the name of their file. */
export interface CodeRequest {
  /** Of the server, without a slash at its end. */
  readonly baseUrl: string;
  /** Body of the request; `input` has no pictures. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly pictures: readonly CodePicture[];
  readonly resolution: string;
}

export type CodePicture = { readonly file: string; readonly mimeType: string } | { readonly uri: string };
