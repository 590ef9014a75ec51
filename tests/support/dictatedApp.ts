import type { SettingName } from '../../src/config.js';
import { type RecordingApp, recordingApp } from './app.js';
import { Dictation } from './dictation.js';
import { RecordingEngine } from './recordingEngine.js';

export interface DictatedApp {
  readonly house: RecordingApp;
  readonly dictation: Dictation;
}

/** The whole app over an engine that says what a test dictates. */
export async function dictatedApp(
  settings: Partial<Record<SettingName, unknown>> = {},
  engine = new RecordingEngine(),
): Promise<DictatedApp> {
  const dictation = new Dictation();
  engine.answer = dictation.answer;
  return { house: await recordingApp(settings, engine), dictation };
}
