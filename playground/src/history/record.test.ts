import { expect, it } from 'vitest';
import { firstSettings } from '../ask/settings.js';
import { maxRecords, readRecords, withRecord } from './record.js';

const record = (id: string) => ({
  id,
  created: '2026-07-01T09:30:00Z',
  pictures: 1,
  settings: firstSettings,
});

it('puts the newest first, each once, and forgets the oldest', () => {
  const many = Array.from({ length: maxRecords }, (_, i) => record(`v1_${i}`));
  const more = withRecord(many, record('v1_5'));
  expect(more.map(({ id }) => id).slice(0, 3)).toEqual(['v1_5', 'v1_0', 'v1_1']);
  expect(more).toHaveLength(maxRecords);
  expect(withRecord(many, record('v1_new'))).toHaveLength(maxRecords);
});

it('reads what it wrote, and nothing else', () => {
  expect(readRecords(JSON.stringify([record('v1_a')]))).toEqual([record('v1_a')]);
  for (const text of [null, '', '{', '{}', 'null', '[null]', '[{"id":5}]'])
    expect(readRecords(text)).toEqual([]);
  expect(readRecords(JSON.stringify([record('v1_a'), { ...record('v1_b'), id: 7 }]))).toHaveLength(1);
});
