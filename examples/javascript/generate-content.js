// The classic surface, as older programs call it: node javascript/generate-content.js photo.jpg
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';

const [file = 'photo.jpg'] = process.argv.slice(2);
const ai = new GoogleGenAI({});

const request = {
  model: 'gemini-3-flash-preview',
  contents: [
    'Caption this image.',
    { inlineData: { mimeType: 'image/jpeg', data: readFileSync(file, 'base64') } },
  ],
};
const { totalTokens } = await ai.models.countTokens(request);
console.log(`${totalTokens} tokens to ask`);
const { text } = await ai.models.generateContent(request);
console.log(text);
