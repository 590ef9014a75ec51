/** Which of the found objects stand out; both in the picture and in the list. */
export interface Highlight {
  readonly picked: number | undefined;
  readonly hovered: number | undefined;
  pick(index: number | undefined): void;
  hover(index: number | undefined): void;
}
