import { cocoLabels } from '../../detector/cocoLabels.js';

/** A kind of object that the detector knows, by its COCO label. */
export type Kind = (typeof cocoLabels)[number];

export const allKinds: readonly Kind[] = cocoLabels;
