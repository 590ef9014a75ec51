// A sentence about a picture: node javascript/caption.js photo.jpg
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';

const [file = 'photo.jpg'] = process.argv.slice(2);
const ai = new GoogleGenAI({});

const interaction = await ai.interactions.create({
  model: 'gemini-3-flash-preview',
  input: [
    { type: 'text', text: 'Caption this image.' },
    { type: 'image', data: readFileSync(file, 'base64'), mime_type: 'image/jpeg' },
  ],
});
console.log(interaction.output_text);
