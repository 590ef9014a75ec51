/** What a caller can do when there is no room for an interaction. */
export const remedy = 'delete interactions or files, or send `store: false`, which needs none';
