/** Control characters, with which a picture's text or name could steer the terminal. */
const control = /(?![\n\t])\p{Cc}/gu;

/** A text as a terminal may get it: in its lines, without control characters. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(control, '');
}

/** A text in one line. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** A message that begins with the name of what it is about. */
export function aboutName(name: string, message: string): string {
  const line = oneLine(message);
  return name === '' || line.startsWith(`${name}:`) ? line : `${name}: ${line}`;
}

/** Tells the user something that is not the answer. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
