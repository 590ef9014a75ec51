/** How well a picture was taken. */
export interface Quality {
  /** Sharpness of its edges, 0 (all blur) … 1; ½ when it has too few to tell. */
  readonly sharpness: number;
  readonly isBlurred: boolean;
  /** Mean lightness, 0 (black) … 1 (white), OKLab's L. */
  readonly brightness: number;
  readonly exposure: 'too dark' | 'good' | 'too bright';
  /** Standard deviation of lightness, 0…0.5. */
  readonly contrast: number;
}
