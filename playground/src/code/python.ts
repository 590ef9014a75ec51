import { bodyWith } from './bodyWith.js';
import type { CodeRequest } from './codeRequest.js';
import { Expression, literal, type Notation } from './literal.js';

const notation: Notation = {
  key: (name) => JSON.stringify(name),
  isTrue: 'True',
  isFalse: 'False',
  nothing: 'None',
};

/** A program for Python that asks the same with Google's own client. */
export function pythonOf(request: CodeRequest): string {
  const body = bodyWith(request, (file) => new Expression(`picture(${JSON.stringify(file)})`));
  const readsFiles = request.pictures.some((picture) => 'file' in picture);
  const fields = Object.entries(body).map(
    ([name, value]) => `    ${name}=${literal(value, notation, '    ')},\n`,
  );
  return `# pip install google-genai
${readsFiles ? 'import base64\n' : ''}import os

from google import genai

${readsFiles ? pictureFunction : ''}client = genai.Client(
    api_key=os.environ.get("GEMINI_API_KEY", "local"),
    http_options={"base_url": ${JSON.stringify(request.baseUrl)}},
)
interaction = client.interactions.create(
${fields.join('')})
print(interaction.output_text)
`;
}

const pictureFunction = `
def picture(path):
    with open(path, "rb") as file:
        return base64.b64encode(file.read()).decode()


`;
