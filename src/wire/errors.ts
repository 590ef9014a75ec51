import { type DrishtiError, errorTable } from '../errors.js';

/** Error body of the Interactions surface: a string code, nothing else. */
export function interactionsErrorBody(error: DrishtiError): object {
  return { error: { code: error.code, message: error.message } };
}

/** Error body of every other route (models, files, generateContent): numeric code and upper-case status. */
export function googleErrorBody(error: DrishtiError): object {
  const { http, status } = errorTable[error.code];
  return { error: { code: http, message: error.message, status } };
}
