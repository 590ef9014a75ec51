import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a module in a process of its own, in the folder of the package, which it may import by its name. */
export async function runNode(program: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: root });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (printed.stdout += data));
  child.stderr.on('data', (data) => (printed.stderr += data));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...printed };
}
