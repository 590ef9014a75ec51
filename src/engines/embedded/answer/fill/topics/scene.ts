import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { graphics, isRoom, type Scene, type SceneName } from '../../../scene/scene.js';
import { objectsIn, type SeenImage } from '../../seen.js';
import type { Fact } from '../facts/finding.js';
import { optionSaying } from '../facts/writeFact.js';
import type { Field } from '../fields/field.js';
import { isType } from '../fields/itemKind.js';
import { imagesOf, type Scope } from '../scope.js';
import type { Topic } from './topic.js';

/** What sort of place or picture it is, in the words that lists of options have for it. */
const otherWords: Readonly<Partial<Record<SceneName, readonly string[]>>> = {
  'living room': ['lounge', 'home'],
  'dining area': ['dining room', 'restaurant', 'cafe'],
  'indoor room': ['room', 'interior'],
  street: ['road', 'city', 'urban', 'traffic', 'city street', 'street scene'],
  railway: ['train station', 'station', 'rail', 'railroad'],
  airfield: ['airport', 'runway'],
  beach: ['seaside', 'coast', 'shore'],
  water: ['sea', 'ocean', 'lake', 'river', 'waterfront'],
  snow: ['winter', 'ski slope', 'snowy landscape', 'mountain'],
  field: ['grassland', 'meadow', 'countryside', 'rural', 'farm', 'pasture', 'park'],
  'sports field': ['sports', 'stadium', 'sport', 'court', 'pitch'],
  'zoo or wild nature': ['zoo', 'nature', 'wild', 'wildlife', 'safari'],
  outdoors: ['nature', 'landscape'],
  'food close-up': ['food', 'meal', 'photo of food'],
  portrait: ['person', 'selfie'],
  document: ['text document', 'paper', 'scan', 'scanned document', 'page'],
  screenshot: ['screen', 'screen capture', 'user interface'],
  chart: ['graph', 'diagram', 'plot', 'chart or graph'],
  drawing: ['illustration', 'cartoon', 'art', 'sketch', 'graphic', 'clip art'],
};

const place =
  /^(scene|scenes|scene_?(type|name|category|label|class|kind)|scene_classification|setting|settings|environment|environment_?(type|kind)|surroundings|place_?type|location_?type|venue|venue_?type|type_of_(place|scene|location|environment)|room|room_?type|background_?(scene|setting))$/;
const inOrOut =
  /^(is_|taken_|location_)*(in|out)doors?(_?(or|and|vs)?_?(in|out)doors?)?(_(scene|setting|image|picture|photo|location|environment|classification|status))?$/;
const mediaType =
  /^(image|picture|photo|media|visual)_?(type|kind|category|style|class)$|^type_of_(image|picture|photo|media)$/;
const truth =
  /^(is_|looks_like_|image_is_)(a_|an_)?(document|screenshot|chart|graph|diagram|drawing|illustration|photo|photograph|scan|kitchen|bathroom|bedroom|living_room|office|street|beach|snow|snowy|railway|airport|portrait|selfie|food|nature|city|urban)(_(photo|image|picture|scene))?$/;

/** Where a picture was taken, or what sort of picture it is. */
export const scene: Topic = {
  names: new RegExp([place, inOrOut, mediaType, truth].map(({ source }) => source).join('|')),
  senses: ['objects', 'scene'],
  fact(field, schema, scope) {
    const [image, ...others] = imagesOf(scope);
    const isOne = image?.scene !== undefined && others.length === 0;
    if (!isOne || scope.subject !== undefined || scope.finding !== undefined) return undefined;
    if (inOrOut.test(field.name)) return indoors(field, schema, image.scene);
    if (truth.test(field.name)) return isType(schema, 'boolean') ? isScene(field, image.scene) : undefined;
    return mediaType.test(field.name) ? mediaOf(schema, image) : placeOf(field, image.scene);
  },
};

/** Asked for "outdoors" alone a truth is turned round. */
function indoors({ name }: Field, schema: SchemaObject, { isIndoor }: Scene): Fact | undefined {
  if (isIndoor === undefined) return undefined;
  const asksForOutdoors = /out/.test(name) && !/(^|_)in/.test(name.replace(/^is_/, ''));
  if (isType(schema, 'boolean')) return asksForOutdoors ? !isIndoor : isIndoor;
  return indoorWords(isIndoor);
}

function indoorWords(isIndoor: boolean): string[] {
  return isIndoor
    ? ['indoor', 'indoors', 'inside', 'interior']
    : ['outdoor', 'outdoors', 'outside', 'exterior'];
}

/** Whether it is the sort of place or picture that a name such as `is_beach` says; undefined when unsure. */
function isScene(field: Field, { name }: Scene): boolean | undefined {
  if (name === undefined) return undefined;
  const word = truth
    .exec(field.name)!
    .slice(1)
    .find((part) => part !== undefined && !/^(is_|looks_like_|image_is_|an?_|_)/.test(part))!;
  if (/^photo/.test(word)) return !isGraphic(name);
  const words = [...wordsOf(name), ...(name === 'snow' ? ['snowy'] : [])];
  return words.some((one) => one.replaceAll(' ', '_') === word);
}

function wordsOf(name: SceneName): string[] {
  return [name, ...(otherWords[name] ?? [])];
}

/** A scene in free words, or the option for it, for indoors or outdoors, or for one of the other candidates. */
function placeOf(field: Field, seen: Scene): Fact | undefined {
  const { name, isIndoor } = seen;
  if (/room/.test(field.name) && !isRoom(name)) return undefined;
  const own = name === undefined ? [] : wordsOf(name);
  const words = [...own, ...(isIndoor === undefined ? [] : indoorWords(isIndoor))];
  return words.length === 0 ? undefined : words;
}

/** `document`, `screenshot`, `chart`, `drawing`, else a photo where anything shows that it is one. */
function mediaOf(schema: SchemaObject, image: SeenImage): Fact | undefined {
  const { name } = image.scene!;
  const own = name === undefined ? [] : wordsOf(name);
  if (isGraphic(name)) return own;
  const isPhoto = name !== undefined || objectsIn(image, 0).length > 0;
  const photo = isPhoto ? ['photo', 'photograph', 'photography', 'realistic', 'natural'] : [];
  const options = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const words = optionSaying(options, own) === undefined ? [...photo, ...own] : [...own, ...photo];
  return words.length === 0 ? undefined : words;
}

/** The name of the scene of one picture, where it is known. */
export function sceneName(scope: Scope): SceneName | undefined {
  const [image, ...others] = imagesOf(scope);
  return others.length === 0 ? image?.scene?.name : undefined;
}

/** Whether a scene says what a picture is, rather than where it was taken. */
function isGraphic(name: SceneName | undefined): boolean {
  return graphics.some((graphic) => graphic === name);
}
