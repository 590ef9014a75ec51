import { isBlank } from './blank.js';
import { graphicKinds } from './graphics/graphicKinds.js';
import { objectionOf } from './objection.js';
import type { SceneEvidence } from './sceneEvidence.js';

/** How probably a picture is a page, a screen or a chart, whose text is worth reading unasked: 0…1. */
export function looksLikeDocument(evidence: SceneEvidence): number {
  if (isBlank(evidence)) return 0;
  const { document, screenshot, chart } = graphicKinds(evidence.graphics, objectionOf(evidence));
  return document + screenshot + chart;
}
