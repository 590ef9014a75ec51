import { boxArea } from '../../../geometry/box.js';
import type { Resolution, UprightImage } from '../../../images/image.js';
import type { Detection, ObjectMask } from '../../capabilities.js';
import type { ScannedCode } from '../codes/scannedCode.js';
import type { NamedColour } from '../colours/namedColour.js';
import { objectColours } from '../colours/objectColours.js';
import { paletteOf } from '../colours/palette.js';
import type { Quality } from '../quality/quality.js';
import { readQuality } from '../quality/readQuality.js';
import { isEvenTexture } from '../scene/evenTexture.js';
import { looksLikeDocument } from '../scene/looksLikeDocument.js';
import { readScene } from '../scene/readScene.js';
import type { Scene } from '../scene/scene.js';
import { type Measures, measuresOf, type SceneEvidence } from '../scene/sceneEvidence.js';
import type { Fingerprint } from '../similarity/fingerprint.js';
import { fingerprintOf } from '../similarity/fingerprintOf.js';
import type { TextDocument } from '../text/document/document.js';
import type { TextLine } from '../text/textLine.js';
import { withComparableScore } from './comparableScore.js';
import type { Recall } from './perceptCache.js';
import { SharedPixels } from './sharedPixels.js';
import type { Specialists } from './specialists.js';

/** Detections of a lower confidence are noise, even as evidence of a scene. */
const noiseFloor = 0.02;

/** An object of this share of the picture, or more, is large. */
const largeShare = 0.25;

/**
 * One look at one picture, sense by sense. Each method tells what it says, without looking again at what is remembered;
 * all throw as `DecodableImage.decode` does, and the signal's reason once it aborts.
 */
export class Look {
  readonly #specialists: Specialists;
  readonly #recall: Recall;
  readonly #pixels: SharedPixels;
  readonly #resolution: Resolution | undefined;
  readonly #signal: AbortSignal;
  #measured: Promise<Measures> | undefined;

  constructor(
    specialists: Specialists,
    recall: Recall,
    { image, resolution }: { image: UprightImage; resolution?: Resolution | undefined },
    signal: AbortSignal,
  ) {
    this.#specialists = specialists;
    this.#recall = recall;
    this.#pixels = new SharedPixels(image);
    this.#resolution = resolution;
    this.#signal = signal;
  }

  /** All objects down to the noise. */
  objects(): Promise<Detection[]> {
    const options = { resolution: this.#resolution, minScore: noiseFloor, signal: this.#signal };
    return this.#recall(this.#atResolution('objects'), async () => {
      return this.#withoutMirages(await this.#specialists.detector.detect(this.#pixels, options));
    });
  }

  /** What is large would be seen in its parts: in noise and patterns a network only takes it to be there. */
  async #withoutMirages(detections: Detection[]): Promise<Detection[]> {
    const isLarge = ({ box }: Detection) =>
      boxArea(box) > largeShare * this.#pixels.width * this.#pixels.height;
    if (!detections.some(isLarge) || !isEvenTexture((await this.#measures()).cells)) return detections;
    return detections.filter((detection) => !isLarge(detection));
  }

  /** All things of some names, down to the noise; none where nobody knows names. */
  async named(names: readonly string[]): Promise<Detection[]> {
    const { openVocabulary } = this.#specialists;
    if (openVocabulary === undefined || names.length === 0) return [];
    const options = { minScore: noiseFloor, signal: this.#signal };
    return this.#recall(`named ${JSON.stringify(names)}`, async () => {
      const detections = await openVocabulary.detect(this.#pixels, names, options);
      return detections.map((detection) => withComparableScore(detection, openVocabulary.usualScore));
    });
  }

  /** One mask a detection, in their order. */
  masks(detections: readonly Detection[]): Promise<ObjectMask[]> {
    const boxes = detections.map(({ box }) => box);
    return this.#recall(`masks ${JSON.stringify(boxes)}`, () =>
      this.#specialists.segmenter.segment(this.#pixels, boxes, this.#signal),
    );
  }

  /** The colours of each detection, within its mask. */
  async objectColours(
    detections: readonly Detection[],
    masks: readonly ObjectMask[],
  ): Promise<NamedColour[][]> {
    if (detections.length === 0) return [];
    const pixels = await this.#pixels.decode();
    return detections.map(({ box }, i) => objectColours(pixels, this.#pixels, box, masks[i]));
  }

  text(): Promise<TextLine[]> {
    return this.#recall('text', () => this.#specialists.textReader.read(this.#pixels, this.#signal));
  }

  /** What lines, as `text` told them, say as a document. */
  document(lines: readonly TextLine[]): Promise<TextDocument> {
    return this.#recall('fields', () => this.#specialists.textReader.document(lines, this.#pixels));
  }

  codes(): Promise<ScannedCode[]> {
    return this.#recall('codes', () => this.#specialists.codeReader.scan(this.#pixels, this.#signal));
  }

  colours(): Promise<NamedColour[]> {
    return this.#recall('colours', async () => paletteOf(await this.#pixels.glance()));
  }

  fingerprint(): Promise<Fingerprint> {
    return this.#recall('fingerprint', async () => fingerprintOf(await this.#pixels.glance()));
  }

  quality(): Promise<Quality> {
    return this.#recall('quality', async () => readQuality(await this.#pixels.decode()));
  }

  scene(): Promise<Scene> {
    return this.#recall(this.#atResolution('scene'), async () => readScene(await this.#evidence()));
  }

  /** Whether it looks like a page, a screenshot or a chart, 0…1. */
  likenessToDocument(): Promise<number> {
    return this.#recall(this.#atResolution('document'), async () =>
      looksLikeDocument(await this.#evidence()),
    );
  }

  /** The glance is measured while the detector is at work. */
  async #evidence(): Promise<SceneEvidence> {
    const [detections, measures] = await Promise.all([this.objects(), this.#measures()]);
    return { size: this.#pixels, detections, ...measures };
  }

  #measures(): Promise<Measures> {
    this.#measured ??= this.#pixels.glance().then(measuresOf);
    return this.#measured;
  }

  #atResolution(sense: string): string {
    return `${sense} ${this.#resolution ?? 'medium'}`;
  }
}
