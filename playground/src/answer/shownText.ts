/** An answer as it is shown: long base64, as of masks, is cut short. */
export function shownText(answer: string): string {
  return answer.replace(
    /(data:image\/png;base64,[\w+/]{16})[\w+/]{40,}=*/g,
    (whole: string, beginning: string) => `${beginning}… (${whole.length} characters)`,
  );
}
