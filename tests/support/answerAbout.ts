import type { Engine } from '../../src/engines/engine.js';
import type { UprightImage } from '../../src/images/image.js';

/** All that an engine says to one turn: a picture and words. */
export async function answerAbout(engine: Engine, image: UprightImage, text: string): Promise<string> {
  const parts = [{ type: 'image', image } as const, { type: 'text', text } as const];
  const turns = [{ role: 'user', parts } as const];
  const request = { model: 'm', turns, output: { type: 'text' } as const, sampling: {}, stopSequences: [] };
  let answer = '';
  for await (const event of engine.generate(request, new AbortController().signal)) {
    if (event.type === 'text') answer += event.text;
  }
  return answer;
}
