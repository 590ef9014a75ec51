import { bodyWith } from './bodyWith.js';
import type { CodeRequest } from './codeRequest.js';
import { Expression, literal, type Notation } from './literal.js';

const notation: Notation = {
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
  isTrue: 'true',
  isFalse: 'false',
  nothing: 'null',
};

/** A module for Node that asks the same with Google's own client. */
export function javascriptOf(request: CodeRequest): string {
  const body = bodyWith(
    request,
    (file) => new Expression(`readFileSync(${JSON.stringify(file)}).toString('base64')`),
  );
  const readsFiles = request.pictures.some((picture) => 'file' in picture);
  return `// npm install @google/genai
${readsFiles ? "import { readFileSync } from 'node:fs';\n" : ''}import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({
  apiKey: process.env.GEMINI_API_KEY ?? 'local',
  httpOptions: { baseUrl: ${JSON.stringify(request.baseUrl)} },
});
const interaction = await ai.interactions.create(${literal(body, notation)});
console.log(interaction.output_text);
`;
}
