import type { Api } from '../api/api.js';
import type { ImageContent, Interaction } from '../api/interaction.js';
import { getInteraction } from '../api/interactions.js';
import { bytesOf } from '../pictures/base64.js';
import type { Picture } from '../pictures/picture.js';
import { pictureAtLink, pictureOfBytes, pictureOfFile } from '../pictures/readPicture.js';

/** Conversations are followed back so far. */
const maxTurns = 50;

export interface StoredPictures {
  /** Of the interactions that it goes on with, the oldest first. */
  readonly earlier: readonly Picture[];
  readonly own: readonly Picture[];
}

/** The pictures that a stored interaction is about; those that are not there any more are left out. */
export async function storedPictures(api: Api, interaction: Interaction): Promise<StoredPictures> {
  const own = await ownPictures(api, interaction);
  const earlier: Picture[] = [];
  let before = interaction.previous_interaction_id;
  for (let turn = 0; before !== undefined && turn < maxTurns; turn++) {
    const previous = await getInteraction(api, before).catch(() => undefined);
    if (previous) earlier.unshift(...(await ownPictures(api, previous)));
    before = previous?.previous_interaction_id;
  }
  return { earlier, own };
}

async function ownPictures(api: Api, { steps = [] }: Interaction): Promise<Picture[]> {
  const asked = steps.findLast(({ type }) => type === 'user_input');
  const images = (asked?.content ?? []).filter((content) => content.type === 'image');
  const read = await Promise.allSettled(images.map((image, i) => storedPicture(api, image, i + 1)));
  return read.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
}

async function storedPicture(api: Api, image: ImageContent, number: number): Promise<Picture | undefined> {
  const { data, uri, mime_type = 'image/jpeg' } = image;
  const name = `picture-${number}.${mime_type.split('/')[1]}`;
  if (data !== undefined) return pictureOfBytes(bytesOf(data, mime_type), name);
  if (uri === undefined) return undefined;
  const file = /(?:^|\/)(files\/[a-z0-9-]+)$/.exec(uri)?.[1];
  return file === undefined ? pictureAtLink(uri) : pictureOfFile(api, file, file);
}
