import { boxArea, type Size } from '../../../geometry/box.js';
import type { Detection, Detector } from '../../capabilities.js';

/** How fast the log-odds grow with the logarithm of a box's share of the picture: see `training/thresholds`. */
const slope = 0.15;

/** Share of the picture at which a score stays as it is. */
const reference = 0.0067;

const leastShare = 1e-5;

/**
 * A detection with the size of its box in its score: of two boxes that the network is as sure of, the larger is more
 * often right.
 * @param size of the picture
 */
export function withSizedScore(detection: Detection, size: Size): Detection {
  const share = Math.max(boxArea(detection.box) / (size.width * size.height), leastShare);
  const score = Math.min(Math.max(detection.score, 1e-6), 1 - 1e-6);
  const odds = (score / (1 - score)) * (share / reference) ** slope;
  return { ...detection, score: odds / (1 + odds) };
}

/** The same detector, with the sizes of its boxes in their scores. */
export function withSizedScores(detector: Detector): Detector {
  return {
    ...detector,
    async detect(image, options) {
      const detections = await detector.detect(image, options);
      return detections.map((detection) => withSizedScore(detection, image));
    },
  };
}
