/** What a thread runs. */
export interface WorkerModule {
  readonly filename: string;
  readonly execArgv?: string[];
}

/**
 * What to start a thread with: a module beside the calling one, as JavaScript in the built program, or as TypeScript
 * (with a loader) when the caller itself runs from source under Vitest or tsx.
 * @param name path relative to the caller, without extension
 * @param caller the caller's `import.meta.url`
 */
export function workerModule(name: string, caller: string): WorkerModule {
  if (!caller.endsWith('.ts')) return { filename: new URL(`${name}.js`, caller).href };
  const loader = new URL('../../scripts/registerTypeScript.mjs', import.meta.url).href;
  return { filename: new URL(`${name}.ts`, caller).href, execArgv: ['--import', loader] };
}
