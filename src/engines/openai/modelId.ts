/** Names that the registry or engines of ours give away; a model that is called so gets a word before it. */
const taken = /^(gemini-|drishti-|models$)/;

/** Characters of an id. */
const longestId = 100;

/**
 * The id under which a server's model is known here, in lower case: without the folder or owner, the ending of a file,
 * and what cannot stand in `models/<id>:generateContent`.
 */
export function modelId(name: string): string {
  const [last = ''] = name
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .slice(-1);
  const id = last
    .toLowerCase()
    .replace(/\.gguf$/, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, longestId);
  if (id === '') return 'remote-model';
  return taken.test(id) ? `remote-${id}` : id;
}
