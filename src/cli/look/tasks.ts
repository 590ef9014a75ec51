import type { DetectedObject } from '../../library/tasks/detect.js';
import type { TextAnswer } from '../../library/tasks/options.js';
import type { Mark } from '../annotate/mark.js';
import type { Found, Task } from './task.js';

export const caption: Task = async ([picture], { drishti, options }) =>
  inWords(await drishti.caption(picture!, options));

export const ask: Task = async (pictures, { drishti, flags, options, question }) => {
  const answer = await drishti.ask(pictures, question, { ...options, schema: flags.schema });
  return inWords(answer);
};

export const compare: Task = async (pictures, { drishti, options }) =>
  inWords(await drishti.compare(pictures, options));

export const classify: Task = async ([picture], { drishti, flags, options }) => {
  const answer = await drishti.classify(picture!, { ...options, labels: flags.labels ?? [] });
  return { json: answer, text: answer.label ?? 'unknown' };
};

export const read: Task = async ([picture], { drishti, options }) => {
  const answer = await drishti.read(picture!, options);
  const marks = answer.lines.map(({ text, box }) => ({ label: text, colour: 'text', box }));
  return { json: answer, text: answer.text, marks, size: answer.image };
};

export const detect: Task = async ([picture], { drishti, flags, options }) => {
  const answer = await drishti.detect(picture!, { ...options, labels: flags.labels });
  const { objects, image } = answer;
  return { json: answer, text: '', rows: objects.map(rowOf), marks: objects.map(markOf), size: image };
};

export const segment: Task = async ([picture], { drishti, flags, options }) => {
  const answer = await drishti.segment(picture!, { ...options, labels: flags.labels });
  const { objects, image } = answer;
  const marks = objects.map((object) => ({ ...markOf(object), polygon: object.polygon }));
  return { json: answer, text: '', rows: objects.map(rowOf), marks, size: image };
};

function inWords(answer: TextAnswer): Found {
  return { json: answer, text: answer.text };
}

/** A line of the table: what, how sure, and the box in whole pixels. */
function rowOf({ label, confidence, box }: DetectedObject): (string | number)[] {
  const corners = [box.x0, box.y0, box.x1, box.y1].map(Math.round);
  return [label, confidence === undefined ? '-' : confidence.toFixed(2), ...corners];
}

function markOf({ label, confidence, box }: DetectedObject): Mark {
  const share = confidence === undefined ? '' : ` ${Math.round(confidence * 100)}%`;
  return { label: `${label}${share}`, colour: label, box };
}
