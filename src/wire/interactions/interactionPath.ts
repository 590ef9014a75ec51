const pattern = /^(v1_[\w-]{1,100})(?::([A-Za-z]+))?$/;

/** What follows `/interactions/` in a path: an id, perhaps with a verb. */
export interface InteractionPath {
  readonly id: string;
  readonly verb: string | undefined;
}

/** Nothing for what cannot be the id of an interaction, so that odd ids are never looked for. */
export function parseInteractionPath(path: string): InteractionPath | undefined {
  const [, id, verb] = pattern.exec(path) ?? [];
  return id === undefined ? undefined : { id, verb };
}

/** Whether a text may be the id of an interaction. */
export function isInteractionId(text: string): boolean {
  return parseInteractionPath(text)?.id === text;
}
