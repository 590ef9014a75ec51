// A receipt as an object of your own form: node javascript/structured.js receipt.png
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';
import { z } from 'zod';

const [file = 'receipt.png'] = process.argv.slice(2);
const ai = new GoogleGenAI({});

const Receipt = z.object({
  company: z.string().nullable(),
  date: z.string().nullable().describe('YYYY-MM-DD'),
  total: z.number().nullable(),
});
const interaction = await ai.interactions.create({
  model: 'gemini-3-flash-preview',
  input: [
    { type: 'text', text: 'Read this receipt.' },
    { type: 'image', data: readFileSync(file, 'base64'), mime_type: 'image/png' },
  ],
  response_format: { type: 'text', mime_type: 'application/json', schema: z.toJSONSchema(Receipt) },
});
console.log(Receipt.parse(JSON.parse(interaction.output_text)));
