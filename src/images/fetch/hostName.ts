const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const hostName = new RegExp(`^(?=.{1,253}$)(?:${label}\\.)*${label}$`);
const endsInNumber = /(?:^|\.)(?:\d+|0x[\da-f]*)$/;

/**
 * Names that mean something only inside a network (RFC 6761, 6762 with its appendix G, 7686, 8375, 9476 and ICANN's
 * `internal`).
 */
const localZones = [
  'alt',
  'corp',
  'home',
  'home.arpa',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'onion',
  'private',
  'test',
];

/**
 * Whether a text in lower case is a host name: labels of letters, digits, hyphens and underscores between single
 * dots, none at the end (RFC 1123 §2.1; underscores because they are in use). Punycode is such a label.
 */
export function isHostName(text: string): boolean {
  return hostName.test(text) && !endsInNumber.test(text);
}

/** Whether only a private network can tell what the name stands for. */
export function isLocalName(host: string): boolean {
  return !host.includes('.') || localZones.some((zone) => host.endsWith(`.${zone}`));
}
