import { type ColourName, colourNames } from './namedColour.js';

/**
 * Other words for the colours. Words that name a thing at least as often (rose, sand, chocolate, lime) are left out:
 * a chocolate cake need not be brown.
 */
const synonyms: Readonly<Record<ColourName, readonly string[]>> = {
  black: ['blackish', 'ebony', 'jet-black'],
  white: ['whitish', 'snow-white', 'off-white'],
  gray: ['grey', 'grayish', 'greyish', 'silver', 'silvery', 'charcoal'],
  red: ['reddish', 'crimson', 'scarlet', 'maroon', 'burgundy', 'vermilion', 'ruby'],
  orange: ['amber', 'coral'],
  yellow: ['yellowish', 'blond', 'blonde', 'lemon-yellow'],
  green: ['greenish', 'olive', 'emerald', 'khaki-green', 'chartreuse'],
  blue: ['bluish', 'navy', 'azure', 'ultramarine', 'cobalt', 'sapphire'],
  purple: ['purplish', 'violet', 'indigo', 'lilac', 'lavender', 'mauve'],
  pink: ['pinkish', 'magenta', 'fuchsia', 'fuschia'],
  brown: ['brownish', 'brunette', 'sepia', 'hazel', 'umber'],
  beige: ['cream', 'creamy', 'cream-colored', 'cream-coloured', 'tan', 'khaki', 'ivory', 'ecru'],
  turquoise: ['teal', 'cyan', 'aqua', 'aquamarine'],
  gold: ['golden'],
};

const names = new Map<string, ColourName>(
  colourNames.flatMap((name) => [name, ...synonyms[name]].map((word) => [word, name] as const)),
);

/** Shades that stand before a colour: "dark green", "navy-blue". */
const shade =
  /^(?:dark|light|bright|pale|deep|vivid|dull|pastel|neon|sky|navy|royal|baby|hot|lime|olive|forest)[ -]/;

/** The colour that an English word means, whatever its case, or undefined when it means none. */
export function colourNamed(word: string): ColourName | undefined {
  const lower = word.trim().toLowerCase();
  return names.get(lower) ?? names.get(lower.replace(shade, ''));
}
