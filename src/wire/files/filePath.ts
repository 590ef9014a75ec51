export interface FilePath {
  readonly id: string;
  /** What stands after the colon, as in `abc:download`. */
  readonly method?: string | undefined;
}

/**
 * Reads what follows `/files/` in a path: an id, or anything that ends in `files/<id>`, because the client asks for
 * `GET /v1beta/files/http://host/v1beta/files/abc` when it was given a URI that does not start with https.
 * @returns undefined for anything else
 */
export function parseFilePath(path: string): FilePath | undefined {
  const [, id, method] = /^(?:(?:.*\/)?files\/)?([^/:]+)(?::([^/:]*))?$/.exec(path) ?? [];
  return id === undefined ? undefined : { id, method };
}
