/** Languages by what prompts call them in English and in themselves. */
const names: Readonly<Record<string, string>> = {
  Arabic: 'arabic',
  Bengali: 'bengali|bangla',
  Chinese: 'chinese|mandarin|cantonese',
  Czech: 'czech',
  Danish: 'danish',
  Dutch: 'dutch|nederlands',
  Finnish: 'finnish',
  French: 'french|français|francais',
  German: 'german|deutsch',
  Greek: 'greek',
  Gujarati: 'gujarati',
  Hebrew: 'hebrew',
  Hindi: 'hindi',
  Hungarian: 'hungarian',
  Indonesian: 'indonesian|bahasa',
  Italian: 'italian|italiano',
  Japanese: 'japanese',
  Kannada: 'kannada',
  Korean: 'korean',
  Malayalam: 'malayalam',
  Marathi: 'marathi',
  Nepali: 'nepali',
  Norwegian: 'norwegian',
  Persian: 'persian|farsi',
  Polish: 'polish|polsku',
  Portuguese: 'portuguese|português|portugues',
  Punjabi: 'punjabi',
  Romanian: 'romanian',
  Russian: 'russian',
  Sanskrit: 'sanskrit',
  Spanish: 'spanish|español|espanol|castellano',
  Swedish: 'swedish',
  Tamil: 'tamil',
  Telugu: 'telugu',
  Thai: 'thai',
  Turkish: 'turkish',
  Ukrainian: 'ukrainian',
  Urdu: 'urdu',
  Vietnamese: 'vietnamese',
};

const named = Object.values(names).join('|');
const verbs =
  'answer|repl(?:y|ies)|respond|response|describe|description|captions?|write|explain|say|tell|give|output|speak|use|summari[sz]e|summary|list|name';
/** "Describe this in Hindi", "what is this? In French, please", "auf Deutsch". */
const asked = [
  new RegExp(
    `\\b(?:${verbs})\\b[^.?!\\n]{0,80}?\\b(?:in|using) (?:the )?(?:simple |plain )?(${named})(?![\\p{L}\\p{N}])`,
    'u',
  ),
  new RegExp(`(?:^|[.?!\\n,]\\s{0,5})in (${named})(?![\\p{L}\\p{N}])`, 'u'),
  /(?<![\p{L}\p{N}])(?:auf|en|em|in|po) (deutsch|français|francais|español|espanol|castellano|português|portugues|italiano|nederlands|polsku)(?![\p{L}\p{N}])/u,
  new RegExp(`\\b(?:output|answer|response|reply) language(?: is|:)? (${named})(?![\\p{L}\\p{N}])`, 'u'),
];

/** The language other than English that a text (in lower case) asks to be answered in, by its English name. */
export function askedLanguage(text: string): string | undefined {
  for (const pattern of asked) {
    const word = pattern.exec(text)?.[1];
    if (word !== undefined) return Object.keys(names).find((name) => names[name]!.split('|').includes(word));
  }
  return undefined;
}
