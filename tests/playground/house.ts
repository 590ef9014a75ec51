import { embeddedApp } from '../support/embeddedApp.js';
import { apiKeys } from '../support/keys.js';
import { listeningApp } from '../support/listening.js';
import { type PictureHost, startPictureHost } from '../support/pictureHost.js';
import { World } from './world.js';

/** All that the tests of the page need: the real server, one that asks for a key, a host of pictures, and a browser. */
export interface House {
  readonly world: World;
  /** Of the server with the embedded engine. */
  readonly url: string;
  readonly guardedUrl: string;
  readonly pictureHost: PictureHost;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const [world, app, guarded, pictureHost] = await Promise.all([
    World.open(),
    embeddedApp({ fetchHttp: true, fetchAllow: '127.0.0.0/8' }),
    listeningApp({ apiKeys }),
    startPictureHost(),
  ]);
  return {
    world,
    url: app.url,
    guardedUrl: guarded.url,
    pictureHost,
    async close() {
      await world.close();
      await Promise.all([app.close(), guarded.close(), pictureHost.close()]);
    },
  };
}
