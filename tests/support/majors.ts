import * as genaiV2 from 'genai-v2';
import * as genaiV3 from 'genai-v3';

/** An event as a client hands it out. */
// biome-ignore lint/suspicious/noExplicitAny: the two majors type the same events differently
export type ClientEvent = any;

/** The calls of the interactions half, which both majors have. */
export interface InteractionCalls {
  // biome-ignore lint/suspicious/noExplicitAny: an interaction, or a stream of events when it was asked for
  create(body: object, options?: object): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  get(id: string, params?: object): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  cancel(id: string): Promise<any>;
  delete(id: string): Promise<unknown>;
}

type Client = typeof genaiV2.GoogleGenAI;

/** Both majors of the official client, by their versions. */
export const majors = [
  ['2.32.0', genaiV2.GoogleGenAI],
  ['3.1.0', genaiV3.GoogleGenAI as unknown as Client],
] as const;

/** A client's calls on a server. */
export function interactionsOf(GoogleGenAI: Client, baseUrl: string, httpOptions = {}): InteractionCalls {
  const { interactions } = new GoogleGenAI({ apiKey: 'local', httpOptions: { baseUrl, ...httpOptions } });
  return interactions as unknown as InteractionCalls;
}
