import { type Setting, settings } from '../config.js';

/** The key that commands show a server; it is no setting of ours. */
export const keyVariable = 'DRISHTI_API_KEY';

/** The environment as far as it holds settings. */
export function settingsEnvironment(): NodeJS.ProcessEnv {
  const { [keyVariable]: _, ...others } = process.env;
  return others;
}

/** Takes the secrets out of the environment: nothing that is started needs them, and some of it runs foreign models. */
export function forgetSecrets(): void {
  for (const { env, secret } of Object.values<Setting>(settings)) if (secret) delete process.env[env];
  delete process.env[keyVariable];
}
