import { access, readFile, stat, writeFile } from 'node:fs/promises';

/** What was done to a decoder, and why other things were not, by the names of the changes. */
export interface FixedDecoder {
  readonly applied: readonly string[];
  readonly skipped: Readonly<Record<string, string>>;
}

/** Grows with what is tried, so that decoders are looked at again. */
const version = 1;

interface StoredRecord extends FixedDecoder {
  readonly version: number;
  /** Of the decoder it was made from, in bytes. */
  readonly size: number;
}

/** Where the changed copy of a decoder lies. */
export function fixedPath(path: string): string {
  return path.replace(/\.onnx$/, '.fixed.onnx');
}

/** The changed copy of a decoder when there is one that was made from it, and otherwise the decoder itself. */
export async function preferFixed(path: string): Promise<string> {
  const record = await readRecord(path);
  if (!record || record.applied.length === 0) return path;
  return access(fixedPath(path)).then(
    () => fixedPath(path),
    () => path,
  );
}

/** What is written of a decoder as it is now; nothing when it was not looked at, or is another now. */
export async function readRecord(path: string): Promise<FixedDecoder | undefined> {
  try {
    const record = JSON.parse(await readFile(recordPath(path), 'utf8')) as StoredRecord;
    const { size } = await stat(path);
    return record.version === version && record.size === size ? record : undefined;
  } catch {
    return undefined;
  }
}

export async function writeRecord(path: string, { applied, skipped }: FixedDecoder): Promise<void> {
  const { size } = await stat(path);
  await writeFile(recordPath(path), JSON.stringify({ version, size, applied, skipped }));
}

function recordPath(path: string): string {
  return path.replace(/\.onnx$/, '.fixed.json');
}
