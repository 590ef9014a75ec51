import type { Detection, ObjectMask } from '../../capabilities.js';
import type { EngineLoad, ImagePart } from '../../engine.js';
import { seenAtAll } from '../answer/certainty.js';
import { objectsIn, type SeenDetection, type SeenImage } from '../answer/seen.js';
import { namedThings, withNamedThings } from '../language/namedThings.js';
import type { Plan } from '../language/plan.js';
import { Look } from './look.js';
import { PerceptCache } from './perceptCache.js';
import type { Sense } from './sense.js';
import { sensesOf } from './sensesOf.js';
import { closeSpecialists, type Specialists, workersOf } from './specialists.js';

export interface PerceiverOptions {
  /** Lowest confidence (0…1) of an object that a list reports. */
  readonly minScore: number;
  /** Bytes of what is remembered of pictures seen before; 0 for nothing. */
  readonly cacheBytes: number;
}

/** From this likeness (0…1) on, a picture's text is read unasked. */
const likelyDocument = 0.5;

/** Perceives what an answer needs: each sense only when it is asked for, by the specialist for it. */
export class Perceiver {
  readonly #specialists: Specialists;
  readonly #cache: PerceptCache;
  readonly #minScore: number;

  constructor(specialists: Specialists, { minScore, cacheBytes }: PerceiverOptions) {
    this.#specialists = specialists;
    this.#cache = new PerceptCache(cacheBytes);
    this.#minScore = minScore;
  }

  /** The plan as far as the specialists can see what it asks for: with those who know names, things that have no kind. */
  seeable(plan: Plan): Plan {
    return this.#specialists.openVocabulary === undefined ? plan : withNamedThings(plan);
  }

  /**
   * What a picture tells about what the plan asks.
   * @throws DrishtiError `invalid_request` when the pixels turn out broken; the signal's reason once it aborts
   */
  async perceive(picture: ImagePart, plan: Plan, signal: AbortSignal): Promise<SeenImage> {
    const look = new Look(this.#specialists, this.#cache.recallOf(picture.image), picture, signal);
    const senses = sensesOf(plan);
    const asked = <T>(sense: Sense, perceive: () => Promise<T>) =>
      senses.has(sense) ? perceive() : undefined;
    const { width, height } = picture.image;
    // Objects first: what they are looked for in is what a glance is made of.
    const [objects = [], page, codes, colours, scene, quality, fingerprint] = await Promise.all([
      asked('objects', () => objectsOf(look, plan)),
      pageOf(look, senses),
      asked('codes', () => look.codes()),
      asked('colours', () => look.colours()),
      asked('scene', () => look.scene()),
      asked('quality', () => look.quality()),
      asked('fingerprint', () => look.fingerprint()),
    ]);
    const minScore = this.#minScore;
    const seen = { size: { width, height }, minScore, detections: seenAtAll(objects, minScore) };
    const details = { ...page, codes, colours, scene, quality, fingerprint };
    return { ...seen, ...details, detections: await lookCloser(look, seen, plan, senses) };
  }

  /** How many worker threads look at something now, and how many at nothing. */
  workers(): EngineLoad['workers'] {
    return workersOf(this.#specialists);
  }

  /** Finishes running work, then ends the worker threads. */
  close(): Promise<void> {
    return closeSpecialists(this.#specialists);
  }
}

/** Objects of the kinds that the detector knows, and of those that the plan names. */
async function objectsOf(look: Look, plan: Plan): Promise<Detection[]> {
  const [objects, named] = await Promise.all([look.objects(), look.named(namedThings(plan))]);
  return named.length === 0 ? objects : [...objects, ...named].sort((a, b) => b.score - a.score);
}

/** The text, and what it says as a document; nothing where no text was looked for. */
async function pageOf(look: Look, senses: ReadonlySet<Sense>) {
  const text = await textOf(look, senses);
  return text && { text, document: await look.document(text) };
}

async function textOf(look: Look, senses: ReadonlySet<Sense>) {
  if (senses.has('text')) return look.text();
  if (!senses.has('documentText')) return undefined;
  return (await look.likenessToDocument()) >= likelyDocument ? look.text() : undefined;
}

/** Gives masks and colours, as far as asked for, to the objects that the answer may be about. */
async function lookCloser(
  look: Look,
  seen: SeenImage,
  { kinds }: Plan,
  senses: ReadonlySet<Sense>,
): Promise<readonly SeenDetection[]> {
  if (!senses.has('masks') && !senses.has('objectColours')) return seen.detections;
  const purpose = senses.has('masks') ? 'list' : 'exists';
  const names = new Set<string>(kinds);
  const chosen = objectsIn(seen, 0, purpose).filter(({ label }) => names.has(label));
  const masks = await look.masks(chosen);
  const colours = senses.has('objectColours') ? await look.objectColours(chosen, masks) : [];
  return withDetails(seen.detections, chosen, masks, colours);
}

function withDetails(
  detections: readonly Detection[],
  chosen: readonly Detection[],
  masks: readonly ObjectMask[],
  colours: readonly SeenDetection['colours'][],
): SeenDetection[] {
  const details = new Map(chosen.map(({ box }, i) => [box, { mask: masks[i], colours: colours[i] }]));
  return detections.map((detection) => ({ ...detection, ...details.get(detection.box) }));
}
