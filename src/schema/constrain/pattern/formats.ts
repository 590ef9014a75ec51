const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const date = `(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|${leapYear}-02-29)`;
// With more places, 59.999… would be read as 60.
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)';
const byte = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const mailbox = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";

/**
 * The formats that are enforced, as patterns: RFC 3339 (without leap seconds, `T` and `Z` in capitals), RFC 9562, dotted
 * IPv4, host names of RFC 1123, and mail addresses with a host name of at least two labels.
 */
export const formatPatterns: ReadonlyMap<string, string> = new Map([
  ['date', `^${date}$`],
  ['time', `^${time}$`],
  ['date-time', `^${date}T${time}$`],
  ['uuid', '^[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$'],
  ['ipv4', `^(?:${byte}\\.){3}${byte}$`],
  ['hostname', `^${label}(?:\\.${label})*$`],
  ['email', `^${mailbox}+(?:\\.${mailbox}+)*@(?:${label}\\.)+${label}$`],
]);
