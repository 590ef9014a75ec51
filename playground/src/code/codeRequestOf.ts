import { requestBody } from '../ask/requestBody.js';
import { schemaProblem } from '../ask/schemaProblem.js';
import type { Settings } from '../ask/settings.js';
import { uriOf } from '../pictures/contents.js';
import type { Picture } from '../pictures/picture.js';
import type { CodePicture, CodeRequest } from './codeRequest.js';

/** What a program asks that asks as the page would; a schema that is no JSON yet is left out. */
export function codeRequestOf(
  baseUrl: string,
  settings: Settings,
  pictures: readonly Pick<Picture, 'name' | 'mimeType' | 'source'>[],
  previous?: string,
): CodeRequest {
  const isWrong = settings.format === 'schema' && schemaProblem(settings.schema)?.kind === 'json';
  const sent = isWrong ? ({ ...settings, format: 'json' } as const) : settings;
  return {
    baseUrl,
    body: requestBody(sent, [], previous) as CodeRequest['body'],
    pictures: pictures.map(codePicture),
    resolution: settings.resolution,
  };
}

function codePicture({ name, mimeType, source }: Pick<Picture, 'name' | 'mimeType' | 'source'>): CodePicture {
  return source.type === 'bytes' ? { file: name, mimeType } : { uri: uriOf(source) };
}
