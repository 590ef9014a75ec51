/**
 * Reads JSON, or JSON with single quotes throughout, which is what the official shell samples send.
 * @returns undefined for anything else
 */
export function lenientJson(text: string): unknown {
  return parsed(text) ?? (/["\\]/.test(text) ? undefined : parsed(text.replaceAll("'", '"')));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
