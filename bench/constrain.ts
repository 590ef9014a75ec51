// Random schemas × random logits over a real vocabulary: `npm run bench:constrain -- [schemas=2000]
// [uniform|peaked]`. Times are of the processor.
import { compileConstraint } from '../src/schema/constrain/constraint.js';
import type { Vocabulary } from '../src/schema/constrain/vocabulary.js';
import { Dice } from '../tests/constrain/dice.js';
import { judge } from '../tests/constrain/judge.js';
import { randomSchema } from '../tests/constrain/randomSchema.js';
import { type Choose, peaked, sample, uniform } from '../tests/constrain/sampling.js';
import { qwenVocabulary } from '../tests/constrain/vocabularies.js';
import { percentile } from './statistics.js';

const schemas = Number(process.argv[2] ?? 2000);
const wanted = process.argv[3];
const mostTokens = 300;
const favouriteTexts = [
  '"',
  '"}',
  '"]',
  '}',
  ']',
  ',"',
  '":',
  '1',
  '0',
  '{"',
  '[',
  'true',
  'null',
  'a',
  ' the',
  '.',
];

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed<T>(times: number[], work: () => T): T {
  const start = processorTime();
  const result = work();
  times.push(processorTime() - start);
  return result;
}

function favourites(vocabulary: Vocabulary): number[] {
  const texts = new Set(favouriteTexts);
  const tokens = Array.from({ length: vocabulary.size }, (_, token) => token);
  const isWanted = (token: number) => texts.has(Buffer.from(vocabulary.bytesOf(token) ?? []).toString());
  return [...tokens.filter(isWanted), ...vocabulary.endTokens];
}

const building: number[] = [];
const vocabulary = timed(building, qwenVocabulary);
console.log(`vocabulary of ${vocabulary.size} tokens, read and arranged in ${building[0]!.toFixed(0)} ms`);

const ways: [string, Choose][] = [
  ['uniform', uniform],
  ['peaked', peaked(favourites(vocabulary))],
];
for (const [name, choose] of ways) {
  if (wanted !== undefined && wanted !== name) continue;
  const [compiling, masks]: [number[], number[]] = [[], []];
  const counts = { finished: 0, capped: 0, invalid: 0, refused: 0 };
  for (let seed = 1; seed <= schemas; seed++) {
    const dice = new Dice(seed);
    const schema = randomSchema(dice);
    try {
      const constraint = timed(compiling, () => compileConstraint(schema, vocabulary));
      const answer = sample(constraint, vocabulary, dice, mostTokens, choose, (work) => timed(masks, work));
      const problem = answer.finished ? judge(schema)(answer.text) : undefined;
      if (problem !== undefined) console.log(`seed ${seed}: ${problem}: ${answer.text}`);
      counts[problem !== undefined ? 'invalid' : answer.finished ? 'finished' : 'capped']++;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'DrishtiError') throw error;
      counts.refused++;
    }
    if (seed % 250 === 0 || seed === schemas) report(name, seed, counts, compiling, masks);
  }
}

function report(name: string, seed: number, counts: object, compiling: number[], masks: number[]): void {
  const mean = masks.reduce((sum, time) => sum + time, 0) / masks.length;
  const figures = [percentile(masks, 0.5), mean, percentile(masks, 0.99), percentile(masks, 1)];
  console.log(`${name}, ${seed} schemas: ${JSON.stringify(counts)}`);
  console.log(
    `  ${masks.length} masks, ms: median, mean, p99, max ${figures.map((ms) => ms.toFixed(3)).join(', ')}`,
  );
  const [middle, rare, worst] = [0.5, 0.99, 1].map((share) => percentile(compiling, share).toFixed(2));
  console.log(`  compiling, ms: median, p99, max ${middle}, ${rare}, ${worst}`);
}
