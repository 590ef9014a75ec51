// Vercel's AI SDK: node javascript/ai-sdk.js photo.jpg
import { readFileSync } from 'node:fs';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { generateText, Output } from 'ai';
import { z } from 'zod';

const [file = 'photo.jpg'] = process.argv.slice(2);
// Unlike Google's own client, this one does not look for its address in the environment.
const google = createGoogleGenerativeAI({
  apiKey: process.env.GEMINI_API_KEY,
  baseURL: `${process.env.GOOGLE_GEMINI_BASE_URL}/v1beta`,
});
const model = google('gemini-3-flash-preview');
const asking = (text) => [
  {
    role: 'user',
    content: [
      { type: 'text', text },
      { type: 'image', image: readFileSync(file) },
    ],
  },
];

const { text } = await generateText({ model, messages: asking('Caption this image.') });
console.log(text);

const schema = z.object({ count: z.int(), label: z.string() });
const { output } = await generateText({
  model,
  output: Output.object({ schema }),
  messages: asking('How many stop signs are there?'),
});
console.log(output);
