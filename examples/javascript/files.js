// A picture that is uploaded once and asked about twice: node javascript/files.js photo.jpg
import { GoogleGenAI } from '@google/genai';

const [path = 'photo.jpg'] = process.argv.slice(2);
const ai = new GoogleGenAI({});
const model = 'gemini-3-flash-preview';

const file = await ai.files.upload({ file: path, config: { mimeType: 'image/jpeg' } });
console.log(`${file.sizeBytes} bytes, kept until ${file.expirationTime}`);

for (const text of ['Caption this image.', 'What colours are in it?']) {
  const input = [
    { type: 'text', text },
    { type: 'image', uri: file.uri },
  ];
  console.log((await ai.interactions.create({ model, input })).output_text);
}
await ai.files.delete({ name: file.name });
