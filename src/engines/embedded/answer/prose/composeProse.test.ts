import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../tests/support/plans.js';
import {
  type Found,
  inEqualShares,
  sceneOf,
  seenPicture,
  textLine,
} from '../../../../../tests/support/seenPictures.js';
import { cocoLabels } from '../../detector/cocoLabels.js';
import type { Ask, Plan } from '../../language/plan.js';
import type { Task } from '../../language/tasks/task.js';
import type { SeenImage } from '../seen.js';
import { composeProse } from './composeProse.js';
import { taskWriters } from './tasks/taskWriters.js';

const cats = target('cats', ['cat']);
const dog = target('dog', ['dog']);
const room = seenPicture(
  [
    ['cat', 0.9, 10, 150, 200, 320, ['black']],
    ['cat', 0.8, 300, 150, 400, 320, ['white']],
    ['couch', 0.8, 0, 150, 640, 480, ['red']],
    ['person', 0.9, 500, 10, 630, 470, ['blue']],
    ['vase', 0.3, 560, 400, 600, 470, ['white']],
  ],
  {
    scene: sceneOf('living room', 0.8, true),
    colours: inEqualShares('red', 'white'),
    text: [textLine('EXIT', 500, 20)],
    codes: [{ format: 'QR code', text: 'https://example.com/', box: { x0: 0, y0: 0, x1: 90, y1: 90 } }],
    quality: { sharpness: 0.1, isBlurred: true, brightness: 0.5, exposure: 'good', contrast: 0.2 },
  },
);
const yard = seenPicture([['dog', 0.9, 10, 10, 300, 300]]);

const prose = (asks: readonly Ask[], more: Partial<Plan> = {}, pictures: readonly SeenImage[] = [room]) =>
  composeProse(planOf(asks, more), pictures);
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const sentencesIn = (text: string) => text.match(/[.!?](?=\s|$)/g)?.length ?? 0;

describe('descriptions', () => {
  it('say what is there, where, in which colours, and what is printed on it', () => {
    expect(prose([ask('describe')])).toBe(
      'The picture shows a person and two cats on a couch in a living room. ' +
        'The couch is in the center; the person is on the right, on the couch; one cat is on the left and one in the center. ' +
        'The couch is red. It reads "EXIT". There is a QR code that says "https://example.com/". ' +
        'The picture is blurred. There may also be a vase.',
    );
  });

  it('are about what they are asked for', () => {
    expect(prose([ask('describe', [cats])])).toBe(
      'The picture shows two cats. One cat is on the left and one in the center.',
    );
    expect(prose([ask('describe', [dog])])).toBe('I do not see any dogs.');
    expect(prose([ask('describe', [target('lamp', [])])])).toMatch(/^I cannot recognise "lamp"/);
  });

  it('are longer or shorter as wanted', () => {
    const [brief, usual, detailed] = (['brief', undefined, 'detailed'] as const).map((detail) =>
      prose([ask('describe')], { length: { detail } }),
    );
    expect(brief).toBe('The picture shows a person and two cats on a couch in a living room.');
    expect(usual!.length).toBeGreaterThan(brief!.length);
    expect(detailed).toContain('The dominant colours of the picture are red and white.');
  });

  it('name nothing where nothing was seen', () => {
    expect(prose([ask('describe')], {}, [seenPicture([])])).toMatch(/^I could not recognise any/);
  });
});

describe('limits', () => {
  const asks = {
    describe: ask('describe'),
    caption: ask('caption'),
    list: ask('list'),
    count: ask('count'),
    exists: ask('exists', [cats]),
    where: ask('where', [cats]),
    colour: ask('colour'),
    scene: ask('scene'),
    beyond: ask('beyond', [], { beyond: 'identity' }),
  };

  it.each(Object.keys(asks) as (keyof typeof asks)[])('of words are kept by %s', (task) => {
    for (const maxWords of [3, 5, 8, 13, 20, 40]) {
      const answer = prose([asks[task]], { length: { maxWords } });
      expect(wordsIn(answer), `${maxWords}: ${answer}`).toBeLessThanOrEqual(maxWords);
      expect(answer).toMatch(/\S\.$/);
    }
  });

  it.each(Object.keys(asks) as (keyof typeof asks)[])('of sentences are kept by %s', (task) => {
    for (const maxSentences of [1, 2, 3]) {
      const answer = prose([asks[task]], { length: { maxSentences } });
      expect(sentencesIn(answer), answer).toBeLessThanOrEqual(maxSentences);
    }
  });

  it('of one sentence join what several asks want', () => {
    const answer = prose([ask('count', [cats]), ask('exists', [dog])], { length: { maxSentences: 1 } });
    expect(answer).toBe('I count two cats; no, I do not see a dog.');
  });

  it('of one sentence hold for all pictures unless it is for each', () => {
    const more = { length: { maxSentences: 1 } };
    expect(prose([ask('caption')], more, [yard, yard])).toBe('Picture 1: A dog; picture 2: A dog.');
    const each = { ...more, instructions: 'Describe both in one sentence each' };
    expect(prose([ask('caption')], each, [yard, yard])).toBe('Picture 1: A dog.\nPicture 2: A dog.');
  });

  it('of captions hold for each picture', () => {
    const answer = prose([ask('caption')], { length: { maxWords: 6 } }, [room, yard]);
    expect(answer).toBe('Picture 1: A person.\nPicture 2: A dog.');
    for (const line of answer.split('\n')) expect(wordsIn(line)).toBeLessThanOrEqual(6);
  });
});

describe('several asks', () => {
  const both = [ask('count', [cats]), ask('exists', [dog])];

  it('are all answered, a line each', () => {
    expect(prose(both)).toBe('I count two cats.\nNo, I do not see a dog.');
    expect(prose(both, { isTerse: true })).toBe('2\nno');
  });

  it('are numbered as the prompt numbers them', () => {
    const instructions = '1. How many cats are there?\n2. Is there a dog?';
    expect(prose(both, { instructions })).toBe('1. I count two cats.\n2. No, I do not see a dog.');
  });

  it('are not answered by what a "yes" has said', () => {
    expect(prose([ask('exists', [cats]), ask('list', [cats])])).toBe('Yes, I can see two cats.');
  });

  it('are not answered twice in the same words', () => {
    expect(prose([ask('count', [cats]), ask('count', [cats])])).toBe('I count two cats.');
  });
});

describe('several pictures', () => {
  it('are told apart', () => {
    expect(prose([ask('caption')], {}, [room, yard])).toBe(
      'Picture 1: A person and two cats on a couch in a living room.\nPicture 2: A dog.',
    );
    expect(prose([ask('exists', [dog])], { isTerse: true }, [room, yard])).toBe(
      'Picture 1: no\nPicture 2: yes',
    );
  });

  it('are spoken of as they are asked about', () => {
    const second = ask('exists', [dog], { question: 'Is there a dog in the second picture?' });
    expect(prose([second], {}, [room, yard])).toBe('Picture 2: Yes, I can see a dog.');
  });
});

describe('layouts', () => {
  it.each<[NonNullable<Plan['layout']>, string]>([
    ['bullets', '- a couch\n- a person\n- two cats\n- possibly a vase'],
    ['numbers', '1. a couch\n2. a person\n3. two cats\n4. possibly a vase'],
    ['commas', 'couch, person, cats, vase'],
    [
      'table',
      '| object | count | where |\n|---|---|---|\n| couch | 1 | in the center |\n| person | 1 | on the right |\n' +
        '| cat | 2 | on the left, in the center |\n| vase | 1 | at the bottom right |',
    ],
  ])('%s', (layout, expected) => {
    expect(prose([ask('list')], { layout })).toBe(expected);
  });

  it('have at most as many items as wanted', () => {
    expect(prose([ask('list')], { layout: 'commas', maxObjects: 1 })).toBe('couch');
  });

  it('are sentences where there is nothing to list', () => {
    expect(prose([ask('list', [dog])], { layout: 'bullets' })).toBe('I do not see any dogs.');
  });
});

describe('lists', () => {
  it.each<[string, Ask, string]>([
    ['everything', ask('list'), 'I can see a couch, a person, two cats and possibly a vase.'],
    ['some', ask('list', [cats]), 'I can see two cats.'],
    [
      'by place',
      ask('list', [], { filters: [{ by: 'right' }] }),
      'I can see a person, a cat and possibly a vase on the right.',
    ],
    ['by colour', ask('list', [], { filters: [{ by: 'colour', colour: 'red' }] }), 'I can see a red couch.'],
    [
      'none of a colour',
      ask('list', [cats], { filters: [{ by: 'colour', colour: 'green' }] }),
      'I do not see any cats.',
    ],
    [
      'the largest',
      ask('list', [target('animal', ['cat', 'dog'])], { filters: [{ by: 'largest', count: 1 }] }),
      'The largest animal is a cat.',
    ],
    [
      'the largest of its kind',
      ask('list', [target('person', ['person'])], { filters: [{ by: 'largest', count: 1 }] }),
      'The largest person is on the right of the picture.',
    ],
    [
      'in a relation',
      ask('list', [cats], { relation: { preposition: 'on', target: target('couch', ['couch']) } }),
      'I can see two cats on the couch.',
    ],
  ])('%s', (_, own, expected) => {
    expect(prose([own])).toBe(expected);
  });
});

describe('what is beyond specialists', () => {
  it('is said in one sentence with what can be done and how to get more, and what was seen all the same', () => {
    expect(prose([ask('beyond', [], { beyond: 'identity' })])).toBe(
      'I cannot tell who someone is; I can say how many people there are and where, and more needs a vision-language model ' +
        '(drishti models pull, or see docs/engines.md). I can see a couch, a person and two cats.',
    );
    expect(prose([ask('beyond', [], { beyond: 'identity' })], { isTerse: true })).toBe('unknown');
  });

  it('does not miss what only the dictionary takes for a thing', () => {
    const dish = [seenPicture([])];
    const vegetarian = target('vegetarian', ['person'], { isNarrower: true });
    expect(prose([ask('beyond', [vegetarian], { beyond: 'other' })], {}, dish)).not.toContain('vegetarian');
    expect(prose([ask('beyond', [target('dog', ['dog'])], { beyond: 'other' })], {}, dish)).toMatch(
      /I do not see any dogs\.$/,
    );
  });

  it.each([
    'identity',
    'action',
    'emotion',
    'future',
    'reason',
    'attribute',
    'knowledge',
    'place',
    'time',
    'creation',
    'translation',
    'other',
  ] as const)('is explained: %s', (beyond) => {
    expect(prose([ask('beyond', [], { beyond })], {}, [seenPicture([])])).toMatch(
      /^I cannot [^.]+; I can [^.]+, and more needs [^;]+\.$/,
    );
  });
});

describe('crowds', () => {
  const square = seenPicture([
    ['person', 0.9, 10, 10, 60, 100],
    ['person', 0.8, 70, 10, 130, 100],
    ['person', 0.8, 500, 350, 560, 470],
    ['person', 0.3, 570, 350, 630, 470],
    ['truck', 0.7, 250, 200, 400, 300, ['gray']],
    ['bus', 0.7, 20, 200, 100, 300, ['red', 'white']],
    ['bus', 0.6, 110, 200, 180, 300, ['red', 'white']],
  ]);
  const people = target('people', ['person']);
  const buses = target('buses and trucks', ['bus', 'truck']);

  it('are placed by the parts of the picture', () => {
    expect(prose([ask('where', [people])], {}, [square])).toBe(
      'I can see two people at the top left and one or two people at the bottom right of the picture.',
    );
  });

  it('are coloured together', () => {
    expect(prose([ask('colour', [buses])], {}, [square])).toBe(
      'The truck in the center is gray; the two buses on the left are red and white.',
    );
  });

  it('are listed by their kinds', () => {
    const list = ask('list');
    expect(prose([list], { maxObjects: 2 }, [square])).toBe('I can see three or four people and a truck.');
    const red = ask('list', [], { filters: [{ by: 'colour', colour: 'red' }] });
    const shirt = seenPicture([['person', 0.9, 10, 10, 60, 100, ['red']]]);
    expect(prose([red], {}, [shirt])).toBe('I can see a person in red.');
  });
});

describe('what is not certain', () => {
  const doubtful = seenPicture([
    ['dog', 0.3, 10, 10, 300, 300],
    ['bench', 0.3, 300, 10, 600, 300],
  ]);

  it('is listed, described and tagged as such', () => {
    expect(prose([ask('list')], {}, [doubtful])).toBe('There may be a bench and a dog.');
    expect(prose([ask('describe')], {}, [doubtful])).toContain('There may be a bench and a dog.');
    const tags = ask('list', [], { question: 'tag this image' });
    expect(prose([tags], {}, [doubtful])).toBe('bench, dog');
  });

  it('is not said in loose words', () => {
    const own = ask('list', [
      target('dog standing behind the', ['dog'], { qualifiers: ['standing', 'behind', 'the'] }),
    ]);
    expect(prose([own], {}, [yard])).toBe('I can see a dog. I cannot judge whether it is "standing".');
    const either = ask('exists', [target('either dogs', ['dog'], { qualifiers: ['either'] })]);
    expect(prose([either], {}, [yard])).toBe('Yes, I can see a dog.');
  });
});

describe('what it is asked about itself or to do', () => {
  it.each([
    ['What can you do?', /^I can find, count and locate/],
    ['Which model are you?', /^I am the embedded vision engine/],
    ['Make the sky bluer', /^I cannot edit or draw pictures; I can/],
    ['Remove the background', /^I cannot edit or draw pictures/],
  ])('%s', (question, answer) => {
    expect(prose([ask('beyond', [], { question })])).toMatch(answer);
  });

  it('names what is not there', () => {
    const own = ask('beyond', [dog], { beyond: 'action', question: 'Is the dog running?' });
    expect(prose([own])).toMatch(/I do not see any dogs\.$/);
  });
});

describe('descriptions in lines', () => {
  it('have a sentence each', () => {
    expect(prose([ask('describe', [cats])], { layout: 'bullets' })).toBe(
      '- The picture shows two cats.\n- One cat is on the left and one in the center.',
    );
    expect(prose([ask('describe')], { layout: 'numbers', maxObjects: 2 })).toMatch(
      /^1\. The picture [^\n]+\n2\. [^\n]+$/,
    );
  });

  it('hold what may be there where nothing is plain', () => {
    const doubtful = seenPicture([['dog', 0.2, 10, 10, 300, 300]]);
    expect(prose([ask('describe', [dog])], {}, [doubtful])).toBe('There may be a dog.');
  });
});

it('survives crowds and endless questions', () => {
  const found = Array.from({ length: 100 }, (_, at): Found => {
    const [x, y] = [(at % 10) * 60, Math.floor(at / 10) * 45];
    return [cocoLabels[at % cocoLabels.length]!, 0.9, x, y, x + 200, y + 150, ['red', 'blue']];
  });
  const text = Array.from({ length: 500 }, (_, at) => textLine(`${at} ${'more '.repeat(20)}`, 10, at));
  const crowd = seenPicture(found, { text, codes: [], colours: inEqualShares('red') });
  const question = `Is the left or ${'left or top or more than black and true '.repeat(3000)}image ${' '.repeat(50_000)}`;
  const targets = cocoLabels.map((label) => target(label, [label]));
  for (const task of Object.keys(taskWriters) as Task[])
    for (const isTerse of [false, true])
      expect(
        prose(
          [ask(task, targets, { question })],
          { isTerse, instructions: question, length: { maxWords: 9 } },
          [crowd, crowd],
        ),
      ).not.toBe('');
});

it('says first that it writes English only', () => {
  expect(prose([ask('count', [cats])], { language: 'Hindi' })).toBe(
    'I can only write English.\nI count two cats.',
  );
});

it('says so when it did not understand what is asked, unless there is no room for that', () => {
  const unclear = { isUnclear: true };
  expect(prose([ask('describe')], unclear)).toMatch(
    /^I did not understand what is asked, so I say what there is\.\n/,
  );
  expect(prose([ask('describe')], { ...unclear, length: { maxSentences: 1 } })).not.toMatch(/understand/);
});

it('asks for a picture where there is none', () => {
  expect(prose([ask('describe')], {}, [])).toMatch(/need a picture/);
});
