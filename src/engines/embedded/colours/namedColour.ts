/** The basic colour terms of English, and three that people use beside them. */
export const colourNames = [
  'black',
  'white',
  'gray',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'brown',
  'beige',
  'turquoise',
  'gold',
] as const;

export type ColourName = (typeof colourNames)[number];

/** A colour of a picture or an object. */
export interface NamedColour {
  readonly name: ColourName;
  /** Share of the pixels, 0…1. */
  readonly share: number;
  /** The mean of these pixels as `#rrggbb`, sRGB. */
  readonly hex: string;
}
