import { type Config, ConfigError } from '../config.js';
import { isLoopbackName, nameOf } from '../http/access/hostName.js';

/**
 * Refuses to serve others unless each must show a key, or the user has said that none is wanted.
 * @throws ConfigError naming both ways out
 */
export function refuseExposure({ host, apiKeys, insecure }: Config): void {
  if (apiKeys.length > 0 || insecure || isLoopback(host)) return;
  throw new ConfigError(
    `setting host (HOST): others can reach ${host}, and no key is asked for. Set DRISHTI_API_KEYS (\`drishti key\` ` +
      'makes one), or start with --insecure to let everybody who reaches it use the server',
  );
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return isLoopbackName(nameOf(host));
}
