export interface ListingProps {
  readonly label: string;
  readonly text: string;
}

/** A program or other text of fixed width. */
export function Listing({ label, text }: ListingProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className="listing" aria-label={label} tabIndex={0}>
      <pre>{text}</pre>
    </section>
  );
}
