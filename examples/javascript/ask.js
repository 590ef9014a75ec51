// Answers about a picture, each question knowing the ones before it:
// node javascript/ask.js photo.jpg "Is there a stop sign?" "What colour is it?"
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';

const [file = 'photo.jpg', ...questions] = process.argv.slice(2);
const ai = new GoogleGenAI({});

const picture = { type: 'image', data: readFileSync(file, 'base64'), mime_type: 'image/jpeg' };
let previous;
for (const text of questions) {
  const question = { type: 'text', text };
  const interaction = await ai.interactions.create({
    model: 'gemini-3-flash-preview',
    // The server remembers the picture of the turn before.
    input: previous ? [question] : [question, picture],
    previous_interaction_id: previous,
  });
  console.log(interaction.output_text);
  previous = interaction.id;
}
