// LangChain: node javascript/langchain.js photo.jpg
import { readFileSync } from 'node:fs';
import { HumanMessage } from '@langchain/core/messages';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { z } from 'zod';

const [file = 'photo.jpg'] = process.argv.slice(2);
// Unlike Google's own client, this one does not look for its address in the environment.
const chat = new ChatGoogleGenerativeAI({
  model: 'gemini-3-flash-preview',
  apiKey: process.env.GEMINI_API_KEY,
  baseUrl: process.env.GOOGLE_GEMINI_BASE_URL,
});
const url = `data:image/jpeg;base64,${readFileSync(file, 'base64')}`;
const asking = (text) => [
  new HumanMessage({
    content: [
      { type: 'text', text },
      { type: 'image_url', image_url: { url } },
    ],
  }),
];

console.log((await chat.invoke(asking('Caption this image.'))).content);
const Signs = z.object({ signs: z.array(z.string()), count: z.int() });
console.log(await chat.withStructuredOutput(Signs).invoke(asking('Which signs are there?')));
