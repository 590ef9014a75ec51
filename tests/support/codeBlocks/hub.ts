import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HubMirror, hubMirror } from '../hubMirror.js';
import { detectorFiles, visionLanguageFiles } from '../hubModels.js';

export interface Hub {
  readonly url: string;
  close(): Promise<void>;
}

/** The repositories that pages pull from; their weights are noise, which nothing here runs. */
const repositories = {
  'onnx-community/dfine_n_coco-ONNX': detectorFiles(20_000),
  'onnx-community/rfdetr_medium-ONNX': detectorFiles(20_000),
  'onnx-community/Qwen3.5-0.8B-ONNX-OPT': visionLanguageFiles(20_000),
};

/** A hub on loopback with all of them: a door before a mirror each. */
export async function openHub(): Promise<Hub> {
  const mirrors = await Promise.all(
    Object.entries(repositories).map(([repository, files]) => hubMirror(files, repository)),
  );
  const door = createServer((asked, answer) => {
    const mirror = mirrors.find(({ repository }) => asked.url?.includes(`/${repository}/`));
    if (mirror) passOn(mirror, asked, answer);
    else answer.writeHead(404, { 'x-error-code': 'RepoNotFound' }).end();
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    async close() {
      door.closeAllConnections();
      door.close();
      await Promise.all(mirrors.map((mirror) => mirror.close()));
    },
  };
}

function passOn(mirror: HubMirror, { url, method, headers }: IncomingMessage, answer: ServerResponse): void {
  request(`${mirror.url}${url}`, { method, headers }, (said) => {
    answer.writeHead(said.statusCode ?? 502, said.headers);
    said.pipe(answer);
  })
    .on('error', () => answer.destroy())
    .end();
}
