/**
 * Where each phrase stands in the tokens of "one phrase. another.": the ranges between the full stops, the first and the
 * last token (which begin and end every text) aside.
 * @param ids of the whole text
 * @param stop id of the full stop
 * @returns [start, end) of each phrase, in their order
 */
export function tokenSpans(ids: readonly number[], stop: number): [start: number, end: number][] {
  const spans: [number, number][] = [];
  let start = 1;
  for (let i = 1; i < ids.length - 1; i++) {
    if (ids[i] !== stop) continue;
    if (i > start) spans.push([start, i]);
    start = i + 1;
  }
  return spans;
}

/**
 * What each phrase has of each query's logits over tokens: the largest within its span, as the phrase's own logit.
 * @param logits one row of `tokens` a query
 * @returns one row a query, one column a phrase
 */
export function phraseLogits(
  logits: Float32Array,
  tokens: number,
  spans: readonly (readonly [start: number, end: number])[],
): Float32Array {
  const queries = logits.length / tokens;
  const result = new Float32Array(queries * spans.length);
  for (let query = 0; query < queries; query++) {
    const row = logits.subarray(query * tokens, (query + 1) * tokens);
    spans.forEach(([start, end], phrase) => {
      result[query * spans.length + phrase] = row
        .subarray(start, end)
        .reduce((a, b) => Math.max(a, b), -Infinity);
    });
  }
  return result;
}

/**
 * Parts phrases into groups whose text fits into what a model reads.
 * @param lengths tokens of each phrase, its full stop included
 * @param most tokens of a group
 * @returns indices of the phrases of each group; a phrase that is too long alone is a group of its own
 */
export function groupsWithin(lengths: readonly number[], most: number): number[][] {
  const groups: number[][] = [];
  let room = 0;
  lengths.forEach((length, i) => {
    if (length > room) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)!.push(i);
    room -= length;
  });
  return groups;
}
