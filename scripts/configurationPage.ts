// Writes docs/configuration.md from the settings: `npm run docs`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settingNames, settings, shownDefault } from '../src/config.js';

export const configurationFile = new URL('../docs/configuration.md', import.meta.url);

/** The page as Markdown; a test compares it with the file. */
export function configurationPage(): string {
  const rows = settingNames.map((name) => {
    const { env, flag, description, allowed, default: fallback } = settings[name];
    return `| \`${name}\` | \`${env}\` | \`--${flag}\` | \`${shownDefault(fallback)}\` | ${description} | ${allowed} |`;
  });
  return `# Configuration

<!-- Written by \`npm run docs\` from src/config.ts; do not edit. -->

A setting comes from, in rising order: its default, \`drishti.config.json\` in the current folder (or the file named
with \`--config\`), the environment, a flag of \`drishti serve\`. A value that is not allowed, or a name that does not
exist, stops the start with a message that says what was given and what is allowed.

| in the file | environment | flag | default | what | allowed |
|---|---|---|---|---|---|
${rows.join('\n')}

\`\`\`json
{ "port": 9000, "detectorMinScore": 0.5 }
\`\`\`

The default folder for data is relative to where the server is started. \`PORT\` and \`HOST\` carry no prefix because
process managers set them.
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(configurationFile, configurationPage());
