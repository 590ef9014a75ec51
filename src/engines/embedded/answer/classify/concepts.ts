import { cocoLabels } from '../../detector/cocoLabels.js';
import { graphics, type SceneName, sceneNames } from '../../scene/scene.js';
import { documentIn } from '../documentIn.js';
import { isOfGroup, type KindGroup } from '../objects/kindGroup.js';
import type { SeenImage } from '../seen.js';
import { kindEvidence, sceneEvidence, textEvidence, together } from './evidence.js';

/** What people mean by a word for sorts of pictures, where the names of kinds alone do not tell. */
export interface Concept {
  readonly words: RegExp;
  /** How much a picture speaks for it, 0…1. */
  readonly evidence: (image: SeenImage) => number;
}

const ofGroups = (...groups: readonly KindGroup[]) =>
  cocoLabels.filter((label) => isOfGroup(label, ...groups));

const streetFurniture = ['traffic light', 'stop sign', 'parking meter', 'fire hydrant'];
const roadVehicles = ['car', 'bus', 'truck', 'motorcycle', 'bicycle'];
const furnishings = ofGroups('furniture', 'appliance', 'electronic').concat('sink');
const nature: readonly SceneName[] = ['zoo or wild nature', 'field', 'beach', 'water', 'snow', 'outdoors'];

/*
 * A picture of a thing in a place is of the thing first: what a place counts for is less than what a thing does, and a
 * game is more than the people and the field in it. The factors put them in this order.
 */
const placeFactor = 0.7;
const naturalFactor = 0.6;
const personFactor = 0.6;

const indoors = ({ scene }: SeenImage) => (scene?.isIndoor === true ? scene.confidence || 0.5 : 0);
const outdoors = ({ scene }: SeenImage) => (scene?.isIndoor === false ? scene.confidence || 0.5 : 0);
const paper = (image: SeenImage) => together(sceneEvidence(image, ['document']), paperText(image));

/** Text alone makes no document of a photograph of things. */
function paperText(image: SeenImage): number {
  return textEvidence(image) * (1 - kindEvidence(image, cocoLabels));
}

/** A photograph shows things or a place, and is no drawing or page. */
function photograph(image: SeenImage): number {
  const places = sceneNames.filter((name) => !graphics.some((graphic) => graphic === name));
  const real = together(kindEvidence(image, cocoLabels, false), sceneEvidence(image, places));
  return real * (1 - sceneEvidence(image, graphics));
}

/** The first that fits a choice is meant. */
export const concepts: readonly Concept[] = [
  {
    words: /^(real |actual )?(photos?|photographs?|photographic|pictures?|snapshots?)$/,
    evidence: photograph,
  },
  { words: /\b(receipts?|bills?|till slips?)\b/, evidence: (image) => ofKind(image, 'receipt') },
  { words: /\binvoices?\b/, evidence: (image) => ofKind(image, 'invoice') },
  {
    words: /\bscreen ?(shots?|captures?)\b|\b(ui|gui|user interface|web ?(site|page)|app)\b/,
    evidence: scene('screenshot'),
  },
  {
    words: /\b(charts?|graphs?|diagrams?|plots?|infographics?|tables?( of| with)? (numbers|data))\b/,
    evidence: scene('chart'),
  },
  {
    words: /\b(drawings?|illustrations?|cartoons?|sketch(es)?|clip ?art|paintings?|anime|comics?|logos?)\b/,
    evidence: scene('drawing'),
  },
  {
    words:
      /\b(documents?|letters?|forms?|papers?|paperwork|scans?|scanned|pages?|articles?|newspapers?|certificates?|contracts?|text)\b/,
    evidence: paper,
  },
  {
    words: /\b(sports?|sporting|athletics?|games?|athletes?|players?)\b/,
    evidence: (image) => {
      const gear = kindEvidence(
        image,
        ofGroups('sports').filter((kind) => kind !== 'kite'),
        false,
      );
      return together(gear, placeFactor * sceneEvidence(image, ['sports field']));
    },
  },
  {
    words: /\b(foods?|meals?|dish(es)?|cuisine|snacks?|desserts?|breakfast|lunch|dinner)\b/,
    evidence: (image) =>
      together(kindEvidence(image, ofGroups('food')), sceneEvidence(image, ['food close-up'])),
  },
  {
    words: /\b(streets?|roads?|traffic|city|urban|cityscapes?|towns?|downtown|highways?)\b/,
    evidence: (image) => {
      const signs = kindEvidence(image, streetFurniture, false);
      const vehicles = placeFactor * kindEvidence(image, roadVehicles);
      return together(
        signs * placeFactor,
        vehicles * placeFactor,
        placeFactor * sceneEvidence(image, ['street']),
      );
    },
  },
  {
    words: /\b(indoors?|inside|interiors?|rooms?|home|house)\b(?<!\b(living|dining) rooms?)/,
    evidence: (image) => placeFactor * together(indoors(image), kindEvidence(image, furnishings)),
  },
  {
    words: /\b(outdoors?|outside|exteriors?|open air)\b/,
    evidence: (image) => placeFactor * outdoors(image),
  },
  {
    words: /\b(nature|natural|landscapes?|scenery|scenic|wilderness|countryside)\b/,
    evidence: (image) => naturalFactor * together(sceneEvidence(image, nature), 0.5 * outdoors(image)),
  },
  {
    words: /\bwild ?life\b/,
    evidence: (image) =>
      kindEvidence(image, ['bear', 'elephant', 'giraffe', 'zebra', 'bird']) *
      (0.5 + 0.5 * sceneEvidence(image, ['zoo or wild nature'])),
  },
  {
    words: /\b(portraits?|selfies?|head ?shots?|faces?)\b/,
    evidence: (image) => together(sceneEvidence(image, ['portrait']), 0.3 * kindEvidence(image, ['person'])),
  },
  {
    words: /\b(people|persons?|humans?|crowds?|mans?|men|wom[ae]n|child(ren)?|group photo)\b/,
    evidence: (image) => personFactor * kindEvidence(image, ['person']),
  },
  { words: /\b(qr|bar) ?codes?\b/, evidence: ({ codes = [] }) => (codes.length > 0 ? 1 : 0) },
  {
    words: /\b(blurr?(ed|y)?|out of focus|unsharp)\b/,
    evidence: ({ quality }) => (quality?.isBlurred ? 1 : 0),
  },
  { words: /\b(sharp|in focus)\b/, evidence: ({ quality }) => (quality?.isBlurred === false ? 1 : 0) },
  {
    words: /\b(dark|under-?exposed)\b/,
    evidence: ({ quality }) => (quality?.exposure === 'too dark' ? 1 : 0),
  },
  {
    words: /\b(over-?exposed|too bright)\b/,
    evidence: ({ quality }) => (quality?.exposure === 'too bright' ? 1 : 0),
  },
];

function scene(name: SceneName): Concept['evidence'] {
  return (image) => sceneEvidence(image, [name]);
}

/** A document of another kind, or of one that its text does not tell, may still be it. */
const otherKind = 0.4;

function ofKind(image: SeenImage, kind: 'receipt' | 'invoice'): number {
  const told = documentIn(image)?.kind;
  return told === kind ? together(paper(image), 0.8) : otherKind * paper(image);
}
