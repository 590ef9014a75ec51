import { interactionsOf, majors } from './majors.js';

const model = 'gemini-3-flash-preview';

/** Asks a server about pictures through the official client, unchanged; nothing is stored. */
export function sceneClient(url: string) {
  const [, GoogleGenAI] = majors.at(-1)!;
  const interactions = interactionsOf(GoogleGenAI, url);
  return async (text: string, png: Buffer, more: object = {}): Promise<string> => {
    const image = { type: 'image', data: png.toString('base64'), mime_type: 'image/png' };
    const input = [{ type: 'text', text }, image];
    const generation_config = { temperature: 0 };
    const { output_text } = await interactions.create({
      model,
      input,
      store: false,
      generation_config,
      ...more,
    });
    return output_text;
  };
}

/** Whether an answer says what was expected, in other case or with a full stop. */
export function says(answer: string, expected: string): boolean {
  return answer.trim().replace(/\.$/, '').toLowerCase() === expected;
}
