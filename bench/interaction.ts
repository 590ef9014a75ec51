import type { Resolution } from '../src/images/image.js';

/** Asks for every object with its box (0–1000, y first) and confidence. */
const schema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      box_2d: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 },
      label: { type: 'string' },
      confidence: { type: 'number' },
    },
    required: ['box_2d', 'label', 'confidence'],
  },
};

/** One object as the schema has it. */
export interface AnsweredObject {
  readonly box_2d: readonly [number, number, number, number];
  readonly label: string;
  readonly confidence: number;
}

/** What else a request says beside its prompt and its picture. */
export interface RequestOptions {
  readonly resolution?: Resolution | undefined;
  /** Of the JSON that the answer is to be. */
  readonly schema?: object | undefined;
}

/** The body of a request about one JPEG. */
export function requestAbout(
  jpeg: Buffer,
  prompt: string,
  { resolution, schema }: RequestOptions = {},
): string {
  const image = { type: 'image', data: jpeg.toString('base64'), mime_type: 'image/jpeg' };
  return JSON.stringify({
    model: 'drishti-embedded',
    input: [
      { type: 'text', text: prompt },
      { ...image, ...(resolution && { resolution }) },
    ],
    ...(schema && { response_format: { type: 'text', mime_type: 'application/json', schema } }),
  });
}

/** The body of a request to find all objects in a JPEG. */
export function detectionRequest(jpeg: Buffer, resolution?: Resolution): string {
  return requestAbout(jpeg, 'Detect all objects in the image.', { resolution, schema });
}

/** Sends a request and gives the text of the answer. @throws Error when the server refuses it. */
export async function askForText(url: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1beta/interactions`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  const { steps } = (await response.json()) as { steps: { content: { text: string }[] }[] };
  return steps.at(-1)!.content[0]!.text;
}

/** Sends a request and reads the objects off the answer. @throws Error when the server refuses it. */
export async function ask(url: string, body: string): Promise<AnsweredObject[]> {
  return JSON.parse(await askForText(url, body)) as AnsweredObject[];
}
