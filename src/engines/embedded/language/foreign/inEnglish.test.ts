import { describe, expect, it } from 'vitest';
import { inEnglish } from './inEnglish.js';

describe('inEnglish', () => {
  it.each([
    ['Wie viele Katzen sind auf dem Bild?', 'how many cats are in the image?'],
    ['Wo ist der Hund?', 'where is the dog?'],
    ['Welche Farbe hat das Auto?', 'what colour is the car?'],
    ['Où est le chien ?', 'where is the dog?'],
    ['¿Dónde está el perro?', 'where is the dog?'],
    ['कितने कुत्ते हैं?', 'how many dogs are there?'],
  ])('puts %s into simple English', (text, english) => {
    expect(inEnglish(text).replace(/\s+/g, ' ')).toBe(english);
  });

  it('keeps words that it does not know: they are asked for and not known', () => {
    expect(inEnglish('Ist da eine Lampe auf dem Bild?')).toContain('a lampe');
  });

  it('keeps no more than English words of languages that it does not know', () => {
    expect(inEnglish('检测图中的猫并返回 box_2d')).toBe('box_2d');
  });

  it.each(['How many dogs are there?', 'Die hard', '', '🐶?'])('leaves "%s" alone', (text) => {
    expect(inEnglish(text)).toBe(text);
  });
});
