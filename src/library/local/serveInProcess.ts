import type { Config } from '../../config.js';
import { createApp } from '../../http/app.js';
import type { openEngines } from '../../services/engines/openEngines.js';
import { openServices } from '../../services/openServices.js';
import { ApiClient } from '../api/apiClient.js';
import { Drishti } from '../drishti.js';
import { PictureOpener } from '../pictures/pictureOpener.js';
import type { DataFolders } from './dataFolders.js';
import { InProcessTransport } from './inProcess.js';
import type { Report } from './openLocal.js';

/** What is open already when the routes are. */
export interface Opened {
  readonly folders: DataFolders;
  readonly engines: ReturnType<typeof openEngines>;
  readonly onReport: Report;
  /** Requests that are asked at the same time. */
  readonly atOnce: number;
}

/** Opens the server's routes in this process, and a client of them that closes everything. */
export async function serveInProcess(
  config: Config,
  { folders, engines, onReport, atOnce }: Opened,
): Promise<Drishti> {
  const services = await openServices(
    { ...config, dataDir: folders.store },
    (error) => onReport((error as Error).message),
    () => engines,
  );
  const transport = new InProcessTransport(createApp(config, services), async () => {
    await services.close();
    await folders.dispose();
  });
  return new Drishti(new ApiClient(transport), new PictureOpener(config), { atOnce });
}
