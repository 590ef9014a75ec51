// The answer while it is said, then what it cost: node javascript/stream.js photo.jpg "Describe it in detail."
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';

const [file = 'photo.jpg', text = 'Describe this image in detail.'] = process.argv.slice(2);
const ai = new GoogleGenAI({});

const events = await ai.interactions.create({
  model: 'gemini-3-flash-preview',
  input: [
    { type: 'text', text },
    { type: 'image', data: readFileSync(file, 'base64'), mime_type: 'image/jpeg' },
  ],
  stream: true,
});
for await (const event of events) {
  if (event.event_type === 'step.delta' && event.delta.type === 'text')
    process.stdout.write(event.delta.text);
  // What goes wrong once the stream has begun is told in it, and throws nothing.
  if (event.event_type === 'error') throw new Error(event.error.message);
  if (event.event_type === 'interaction.completed') {
    console.log(`\n${event.interaction.usage.total_tokens} tokens`);
  }
}
