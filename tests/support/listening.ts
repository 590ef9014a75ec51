import { type RecordingApp, recordingApp } from './app.js';

export interface ListeningApp extends RecordingApp {
  readonly url: string;
}

/** A recording app on a free port, for clients that need one. */
export async function listeningApp(...settings: Parameters<typeof recordingApp>): Promise<ListeningApp> {
  const house = await recordingApp(...settings);
  return { ...house, url: await house.app.listen({ host: '127.0.0.1', port: 0 }) };
}
