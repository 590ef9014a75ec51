import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluationFolder } from './sharedPictures.js';

/** What `score.mjs` beside the labelled pictures knows to score. */
export type ScoredTask = 'detection' | 'segmentation' | 'vqa_derived' | 'receipts';

/**
 * Scores answers as `score.mjs` does and gives what it prints.
 * @param truth labels in place of those beside the script: a path, or what such a file holds
 */
export function score<Scores>(task: ScoredTask, answers: object, truth?: string | object): Scores {
  const folder = mkdtempSync(join(tmpdir(), 'drishti-score-'));
  const written = (name: string, content: object) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const labels = typeof truth === 'object' ? written('truth.json', truth) : truth;
  const args = [join(evaluationFolder, 'score.mjs'), task, written('answers.json', answers)];
  if (labels !== undefined) args.push('--truth', labels);
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return JSON.parse(printed) as Scores;
}
