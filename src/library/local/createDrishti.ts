import { type Config, ConfigError, settings as known, loadConfig } from '../../config.js';
import type { Drishti } from '../drishti.js';
import { type LocalOptions, openLocal } from './openLocal.js';

/** Settings of a server's doors, which a program has none of. */
const ofServer = [
  'host',
  'port',
  'apiKeys',
  'insecure',
  'corsOrigins',
  'requestsPerMinute',
  'requestsAtOnce',
  'shutdownGraceSeconds',
  'logLevel',
] as const;

type OfServer = (typeof ofServer)[number];

/** The settings of docs/configuration.md by their names in the file; what is left out has its default. */
export type DrishtiSettings = { readonly [Name in Exclude<keyof Config, OfServer>]?: Config[Name] };

/**
 * Opens Drishti in this process: the server without its port. Neither environment nor configuration file is read. Close
 * it, or declare it with `await using`, to end its threads.
 * @throws ConfigError for a setting that is not allowed, or that names what is not there
 */
export async function createDrishti(settings: DrishtiSettings & LocalOptions = {}): Promise<Drishti> {
  const { keep, onReport, ...options } = settings;
  refuseOthers(options);
  return openLocal(loadConfig({ options: { logLevel: 'silent', ...options } }), { keep, onReport });
}

function refuseOthers(options: object): void {
  const others: readonly string[] = ofServer;
  const odd = Object.keys(options).find((name) => !Object.hasOwn(known, name) || others.includes(name));
  if (odd === undefined) return;
  const allowed = Object.keys(known).filter((name) => !others.includes(name));
  throw new ConfigError(
    `"${odd}" is not a setting of createDrishti; there are ${allowed.join(', ')}, keep, onReport`,
  );
}
