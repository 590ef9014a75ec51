import { oneWord, ref, type Schema, text } from './schema.js';

/** One method of one path. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated?: boolean;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly responses: Responses;
  /** Empty for what is open to everybody. */
  readonly security?: readonly object[];
}

export type Responses = Readonly<Record<string, object>>;

/** Operations of a path by method, and the parameters that they share. */
export interface PathItem {
  readonly parameters?: readonly object[];
  readonly get?: Operation;
  readonly post?: Operation;
  readonly delete?: Operation;
}

export type Paths = Readonly<Record<string, PathItem>>;

type Envelope = 'InteractionsError' | 'GoogleError';

const requestIdHeader = { 'x-request-id': { $ref: '#/components/headers/RequestId' } };

/** An answer with a body of some type, or with none. */
export function answer(
  description: string,
  content?: Readonly<Record<string, Schema>>,
  headers = {},
): object {
  const types = Object.entries(content ?? {}).map(([type, schema]) => [type, { schema }] as const);
  return {
    description,
    headers: { ...requestIdHeader, ...headers },
    ...(content && { content: Object.fromEntries(types) }),
  };
}

/** An answer in JSON. @param schema the name of its schema */
export function json(description: string, schema: string): object {
  return answer(description, { 'application/json': ref(schema) });
}

const problems: Readonly<Record<number, string>> = {
  400: 'The request is wrong; the message begins with the field at fault.',
  401: 'There is no key, or a wrong one.',
  403: 'A web page or a host name that may not use the server.',
  404: 'Something that the request names does not exist.',
  405: 'The path has no such method; `allow` lists those that it has.',
  409: 'The name is taken.',
  413: 'The body is larger than the server accepts.',
  429: 'Too much at a time; try again after `retry-after` seconds.',
  500: "The server's own fault; its log has the details.",
  503: 'The server is stopping or cannot answer now; try again after `retry-after` seconds.',
  504: 'The answer took longer than the caller gave it.',
};

const always = [400, 401, 403, 405, 429, 500, 503];
const retryAfter = { 'retry-after': { $ref: '#/components/headers/RetryAfter' } };
const headersOf: Readonly<Record<number, object>> = {
  405: { allow: { description: 'The methods of the path.', schema: text } },
  429: retryAfter,
  503: retryAfter,
};

/** The errors that every route answers but those open to everybody, and `more`. */
export function errors(envelope: Envelope, ...more: readonly number[]): Responses {
  return onlyErrors(envelope, ...always, ...more);
}

/** These errors. */
export function onlyErrors(envelope: Envelope, ...statuses: readonly number[]): Responses {
  const content = { 'application/json': ref(envelope) };
  const all = statuses.map(
    (status) => [status, answer(problems[status] ?? '', content, headersOf[status])] as const,
  );
  return Object.fromEntries(all);
}

/** A body in JSON that must be there. @param schema the name of its schema */
export function jsonBody(schema: string): object {
  return { required: true, content: { 'application/json': { schema: ref(schema) } } };
}

export function pathParameter(name: string, description: string, schema: Schema = text): object {
  return { name, in: 'path', required: true, description, schema };
}

export function queryParameter(name: string, description: string, schema: Schema = text): object {
  return { name, in: 'query', required: false, description, schema };
}

export function headerParameter(name: string, description: string, schema: Schema = text): object {
  return { name, in: 'header', required: false, description, schema };
}

const versions = { ...oneWord('v1', 'v1beta', 'v1alpha'), default: 'v1beta' };

/** The version of the API in a path. */
export const version = pathParameter('version', 'All versions are served alike.', versions);

/** The version that some clients put before the whole path of an upload. */
export const versionPrefix = pathParameter('prefix', 'Says nothing.', versions);
