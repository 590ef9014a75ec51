/** What a page says a block prints, as a pattern: `…` stands for anything. */
export function expectedOutput(output: string): RegExp {
  const parts = output.trim().split('…');
  return new RegExp(`^${parts.map(escaped).join('[^]*?')}$`, 'u');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
