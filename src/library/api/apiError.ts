import { DrishtiError, type ErrorCode, errorTable } from '../../errors.js';
import type { ApiReply } from './transport.js';

/** An error as either of Gemini's surfaces writes it. */
interface ErrorBody {
  readonly error?: { readonly code?: unknown; readonly status?: unknown; readonly message?: unknown };
}

const codes = Object.keys(errorTable) as ErrorCode[];

/** What a server may make us show of it at most, in characters. */
const longestMessage = 2000;

/** The error that a refusal tells: that of this server, word for word, or what the HTTP status of another one means. */
export function errorOf(reply: ApiReply, text: string): DrishtiError {
  const { error } = parsed(text);
  const message = typeof error?.message === 'string' ? error.message : `HTTP status ${reply.status}`;
  const retryAfterSeconds = Number(reply.header('retry-after') ?? Number.NaN);
  return new DrishtiError(codeOf(reply.status, error), message.slice(0, longestMessage), {
    ...(retryAfterSeconds > 0 && { retryAfterSeconds }),
  });
}

function codeOf(http: number, error: ErrorBody['error']): ErrorCode {
  const word = codes.find((code) => code === error?.code);
  if (word !== undefined) return word;
  const ofStatus = codes.filter((code) => errorTable[code].http === http);
  const named = ofStatus.find((code) => errorTable[code].status === error?.status);
  return named ?? ofStatus[0] ?? (http >= 500 ? 'api_error' : 'invalid_request');
}

function parsed(text: string): ErrorBody {
  try {
    return (JSON.parse(text) ?? {}) as ErrorBody;
  } catch {
    return {};
  }
}
