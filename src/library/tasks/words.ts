/** What is looked for, in words: `the car, the dog`, or `all objects`. */
export function namesOf(labels: readonly string[] | undefined): string {
  return labels === undefined || labels.length === 0
    ? 'all objects'
    : labels.map((label) => `the ${label}`).join(', ');
}
