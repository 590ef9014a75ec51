/** Something worth telling the operator. */
export interface EngineLogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type EngineLog = (entry: EngineLogEntry) => void;
