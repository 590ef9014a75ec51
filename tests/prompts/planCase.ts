import type { Filter } from '../../src/engines/embedded/language/filters/filter.js';
import { allKinds } from '../../src/engines/embedded/language/kinds/kind.js';
import { unknownOf } from '../../src/engines/embedded/language/kinds/selectKinds.js';
import type { Ask, Plan } from '../../src/engines/embedded/language/plan.js';
import { planAnswer } from '../../src/engines/embedded/language/planAnswer.js';
import type { GenerateRequest, ImagePart, Turn } from '../../src/engines/engine.js';
import type { Expected, PromptCase } from './promptCase.js';

/** The request that a case stands for; its pictures cannot be decoded, planning looks at none. */
export function requestOf([
  prompt,
  ,
  { system, earlier = [], pictures = 1, json = false } = {},
]: PromptCase): GenerateRequest {
  const before = earlier.flatMap((text): Turn[] => [
    userTurn(text),
    { role: 'model', parts: [{ type: 'text', text: 'I see.' }] },
  ]);
  const last: Turn = {
    role: 'user',
    parts: [...userTurn(prompt).parts, ...Array.from({ length: pictures }, picture)],
  };
  return {
    model: 'drishti-embedded',
    system,
    turns: [...before, last],
    output: { type: json ? 'json' : 'text' },
    sampling: {},
    stopSequences: [],
  };
}

function userTurn(text: string): Turn {
  return { role: 'user', parts: [{ type: 'text', text }] };
}

const notNeeded = () => Promise.reject(new Error('not needed'));

function picture(): ImagePart {
  return {
    type: 'image',
    image: { width: 64, height: 48, decode: notNeeded, digest: notNeeded },
  };
}

/** What a case's prompt is planned as, as far as the case expects something, in the words of `Expected`. */
export function planned(testCase: PromptCase): { readonly tasks: string } & Expected {
  const plan = planAnswer(requestOf(testCase));
  const all = { tasks: plan.asks.map(({ task }) => task).join(' '), ...summaryOf(plan, testCase[2]?.kinds) };
  const keys = Object.keys(expectedOf(testCase));
  return Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key))) as typeof all;
}

/** What a case expects: prose unless it says otherwise. */
export function expectedOf([, tasks, more = {}]: PromptCase): { readonly tasks: string } & Expected {
  const { system, earlier, pictures, json, ...expected } = more;
  const kinds = expected.kinds === undefined ? {} : { kinds: sortedList(expected.kinds) };
  return { shape: json && expected.shape === undefined ? 'json' : 'prose', ...expected, ...kinds, tasks };
}

function summaryOf(plan: Plan, kinds: string | undefined): Expected {
  const { asks, length, language = '' } = plan;
  return {
    ...plan,
    ...length,
    ...asks.find(({ comparison }) => comparison !== undefined),
    language,
    shape: plan.shape.type,
    kinds: kindsAs(kinds ?? '', plan.kinds),
    unknown: unknownOf(plan.asks.flatMap(({ targets }) => targets)).join(','),
    options: asks.flatMap(({ options }) => options ?? []),
    fields: present(asks.map(({ fieldName }) => fieldName)).join(','),
    beyond: present(asks.map(({ beyond }) => beyond)).join(','),
    filters: asks
      .flatMap(({ filters = [] }) => filters)
      .map(filterWords)
      .join('; '),
    relations: asks.flatMap(relationWords).join('; '),
    conjunction: asks[0]?.conjunction,
    isNegated: asks[0]?.isNegated ?? false,
  } as Expected;
}

/** The kinds of a plan in the form in which they are expected. */
function kindsAs(expected: string, kinds: Plan['kinds']): string {
  if (/^[+-]/.test(expected)) {
    const marked = expected.split(',').map((kind) => kind.slice(1));
    return sortedList(
      marked.map((kind) => `${(kinds as readonly string[]).includes(kind) ? '+' : '-'}${kind}`).join(','),
    );
  }
  if (kinds.length === allKinds.length) return 'all';
  return kinds.length === 0 ? 'none' : sortedList(kinds.join(','));
}

function sortedList(list: string): string {
  return list.split(',').sort().join(',');
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}

function filterWords(filter: Filter): string {
  if (filter.by === 'colour') return `colour ${filter.colour}`;
  if (filter.by === 'text') return ['text', ...present([filter.text])].join(' ');
  const which = filter.nth === undefined ? filter.count : `nth ${filter.nth}`;
  return [filter.by, ...present([which])].join(' ');
}

function relationWords({ relation }: Ask): string[] {
  if (relation === undefined) return [];
  return [`${relation.preposition} ${relation.target.kinds.join('/')}`];
}
