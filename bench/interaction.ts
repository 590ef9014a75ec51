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

/** The body of a request to find all objects in a JPEG. */
export function detectionRequest(jpeg: Buffer, resolution?: Resolution): string {
  const image = { type: 'image', data: jpeg.toString('base64'), mime_type: 'image/jpeg' };
  return JSON.stringify({
    model: 'drishti-embedded',
    input: [
      { type: 'text', text: 'Detect all objects in the image.' },
      { ...image, ...(resolution && { resolution }) },
    ],
    response_format: { type: 'text', mime_type: 'application/json', schema },
  });
}

/** Sends a request and reads the objects off the answer. @throws Error when the server refuses it. */
export async function ask(url: string, body: string): Promise<AnsweredObject[]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1beta/interactions`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  const { steps } = (await response.json()) as { steps: { content: { text: string }[] }[] };
  return JSON.parse(steps.at(-1)!.content[0]!.text) as AnsweredObject[];
}
