import type { Readable } from 'node:stream';

/** What one process may have written to the log: a library may repeat a warning with every run. */
const most = { lines: 200, charactersOfLine: 500 };

/** Passes on the lines that a process prints, cut, and no more than a few hundred of them. */
export function logLines(streams: readonly Readable[], log: (line: string) => void): void {
  let lines = 0;
  for (const stream of streams) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (data: string) => {
      const [last = '', ...before] = (rest + data).split('\n').reverse();
      rest = last.slice(0, most.charactersOfLine);
      for (const line of before.reverse().filter((each) => each.trim() !== '')) {
        if (lines < most.lines) log(line.slice(0, most.charactersOfLine));
        else if (lines === most.lines) log('more lines are left out');
        lines++;
      }
    });
  }
}
