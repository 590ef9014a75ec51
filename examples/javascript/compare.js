// What is different between two pictures: node javascript/compare.js street.jpg table.jpg
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';

const files = process.argv.slice(2);
const ai = new GoogleGenAI({});

const pictures = files.map((file) => ({
  type: 'image',
  data: readFileSync(file, 'base64'),
  mime_type: 'image/jpeg',
}));
const interaction = await ai.interactions.create({
  model: 'gemini-3-flash-preview',
  input: [{ type: 'text', text: 'What is different between these pictures?' }, ...pictures],
});
console.log(interaction.output_text);
