/** Scripts that tell the language, roughly: Devanagari may be Marathi as well. */
const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Hindi', /\p{Script=Devanagari}/gu],
  ['Bengali', /\p{Script=Bengali}/gu],
  ['Gujarati', /\p{Script=Gujarati}/gu],
  ['Punjabi', /\p{Script=Gurmukhi}/gu],
  ['Tamil', /\p{Script=Tamil}/gu],
  ['Telugu', /\p{Script=Telugu}/gu],
  ['Kannada', /\p{Script=Kannada}/gu],
  ['Malayalam', /\p{Script=Malayalam}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Russian', /\p{Script=Cyrillic}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Greek', /\p{Script=Greek}/gu],
];

/** Frequent words of questions and requests that few other languages share. */
const frequent: Readonly<Record<string, string>> = {
  English:
    'the is are of what how many in this that and with a an to for please image picture photo you there do does any show on it all',
  German:
    'der das dem den ein eine einen einem ist sind auf im wie viele was wo wer welche welches diesem diesen dieses diese und mit bitte bild foto beschreibe zeige nicht gibt es lies vor siehst du zu sehen farbe erkenne finde zähle text',
  French:
    "le la les des du une un est sont sur dans quel quelle quels combien cette ce cet qu'est-ce que qui où avec décris décrivez décrire image il elle y a-t-il voyez vois lis texte couleur trouve compte montre et s'il vous plaît",
  Spanish:
    'el la los las una un es son en qué que cuántos cuántas cuantos cuantas dónde esta este hay imagen foto describe lee texto color encuentra cuenta muestra y con por favor del puedes ves de',
  Portuguese:
    'o os as uma um é são na no nas nos quantos quantas onde esta este há imagem foto descreva descreve leia texto cor encontre conte mostre e com por favor do da você que quais',
  Italian:
    "il lo gli una un è sono nella nel quanti quante dove questa questo c'è cosa immagine foto descrivi leggi testo colore trova conta mostra e con per favore di che quali ci",
  Dutch:
    'de het een is zijn op hoeveel wat waar deze dit afbeelding foto beschrijf lees tekst kleur vind tel toon en met alsjeblieft er van welke zie je',
};

const vocabularies = Object.entries(frequent).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
);
/** What of a text is looked at. */
const longestSample = 2000;
/** A foreign language must have this many of its frequent words, each once. */
const fewestWords = 2;

/**
 * The language a text (in lower case) is written in, roughly, by its script or its frequent words; undefined for English
 * and where nothing tells.
 */
export function writtenLanguage(text: string): string | undefined {
  const sample = text.slice(0, longestSample);
  return byScript(sample) ?? byWords(sample);
}

function byScript(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = scripts.map(([language, pattern]) => [language, text.match(pattern)?.length ?? 0] as const);
  const kana = foreign[0]![1];
  // Japanese has Chinese letters too.
  const counts = foreign.map(
    ([language, count]) =>
      [language, language === 'Japanese' && kana > 0 ? count + foreign[1]![1] : count] as const,
  );
  return counts.find(([, count]) => count > letters / 2)?.[0];
}

function byWords(text: string): string | undefined {
  const words = [...new Set(text.match(/[\p{L}'’-]+/gu) ?? [])].map((word) => word.replaceAll('’', "'"));
  const scores = vocabularies.map(
    ([language, own]) => [language, words.filter((word) => own.has(word)).length] as const,
  );
  const [language, score] = scores.reduce((best, next) => (next[1] > best[1] ? next : best));
  return language === 'English' || score < fewestWords ? undefined : language;
}
