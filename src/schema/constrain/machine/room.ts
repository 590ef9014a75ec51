/** How many characters may still come. */
export interface Room {
  readonly least: number;
  /** Infinity when there is no limit. */
  readonly most: number;
}

/** The room after one more character. */
export function shorter({ least, most }: Room): Room {
  return { least: Math.max(least - 1, 0), most: most - 1 };
}
