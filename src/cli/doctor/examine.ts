import type { Config } from '../../config.js';
import { oneLine } from '../lines.js';
import { checks } from './checks.js';

/** What a check found; what is not `ok` has a remedy. */
export type Finding =
  | { readonly state: 'ok'; readonly found: string }
  | { readonly state: 'warn' | 'fail'; readonly found: string; readonly remedy: string };

/** A look at one thing. What it throws is a failure without a known remedy. */
export interface Check {
  readonly name: string;
  look(config: Config): Promise<Finding> | Finding;
}

/**
 * Makes every check, each told in a line as soon as it is made.
 * @returns whether none failed
 */
export async function examine(config: Config, print: (line: string) => void): Promise<boolean> {
  let isWell = true;
  for (const check of checks) {
    const finding = await made(check, config);
    print(`${finding.state.padEnd(4)}  ${check.name}: ${oneLine(finding.found)}`);
    if (finding.state !== 'ok') print(`      → ${oneLine(finding.remedy)}`);
    isWell &&= finding.state !== 'fail';
  }
  return isWell;
}

async function made({ look }: Check, config: Config): Promise<Finding> {
  try {
    return await look(config);
  } catch (error) {
    const remedy = 'install again with `npm ci`; if that does not help, report it with this message';
    return { state: 'fail', found: (error as Error).message, remedy };
  }
}
