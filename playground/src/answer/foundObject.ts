/** A place in thousandths of the picture's width (`x`) and height (`y`). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In thousandths of the picture's sides; `x0 ≤ x1`, `y0 ≤ y1`. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Something that an answer places in a picture. */
export interface FoundObject {
  readonly label: string;
  readonly box?: Box;
  readonly outlines: readonly (readonly Point[])[];
  /** A PNG as data URI, stretched over the box: bright where the object is. */
  readonly mask?: string;
  readonly point?: Point;
  /** 0 to 1, where the answer says it. */
  readonly score?: number;
  /** Index of its picture among those that were asked about, where the answer says it. */
  readonly picture?: number;
}
