import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fillType } from '../../../../../tests/support/fillJson.js';
import { darkness, kitchen, safari, street } from '../../../../../tests/support/sights.js';
import type { Fingerprint } from '../../similarity/fingerprint.js';

const { array, boolean, enum: oneOf, int, number, object, string } = z;

function fingerprint(seed: number): Fingerprint {
  const layout = Array.from(
    { length: 64 },
    (_, at) => [((at * seed) % 10) / 10, (seed % 7) / 30, 0] as const,
  );
  const histogram = Float32Array.from({ length: 64 }, (_, at) => Number(at === seed % 64));
  return { hash: BigInt.asUintN(64, 0x9e3779b97f4a7c15n * BigInt(seed)), layout, histogram };
}

const one = { ...street, fingerprint: fingerprint(3) };
const copy = { ...street, fingerprint: fingerprint(3) };
const other = { ...safari, fingerprint: fingerprint(8) };

describe('fillSchema compares pictures', () => {
  const likeness = object({
    similarity_score: number().min(0).max(1),
    is_same: boolean(),
    are_identical: oneOf(['yes', 'no']),
  });

  it('that are copies', () => {
    expect(fillType(likeness, 'Are these the same picture?', [one, copy])).toEqual({
      similarity_score: 1,
      is_same: true,
      are_identical: 'yes',
    });
  });

  it('that are not', () => {
    const { similarity_score, ...rest } = fillType(likeness, 'Compare them', [one, other]) as {
      similarity_score: number;
    };
    expect(rest).toEqual({ is_same: false, are_identical: 'no' });
    expect(similarity_score).toBeLessThan(0.6);
  });

  it('but not one alone, and never people', () => {
    const type = object({
      similarity: number().nullable(),
      is_same: boolean().nullable(),
      is_same_person: boolean().nullable(),
    });
    expect(fillType(type, 'Compare', [one])).toEqual({
      similarity: null,
      is_same: null,
      is_same_person: null,
    });
    expect(fillType(type, 'Compare', [one, copy])).toMatchObject({ is_same: true, is_same_person: null });
  });

  it('by their objects', () => {
    const type = object({
      differences: array(object({ object: string(), image1_count: int(), image2_count: int() })),
      similarities: array(string()),
      summary_of_differences: string().optional(),
    });
    expect(fillType(type, 'What is different?', [street, safari])).toMatchObject({
      differences: [
        { object: 'bus', image1_count: 1, image2_count: 0 },
        { object: 'car', image1_count: 2, image2_count: 0 },
        { object: 'person', image1_count: 1, image2_count: 0 },
        { object: 'zebra', image1_count: 0, image2_count: 1 },
        { object: 'giraffe', image1_count: 0, image2_count: 2 },
      ],
      similarities: [],
    });
  });
});

describe('fillSchema fills lists by picture', () => {
  it('with captions, counts and scenes of each', () => {
    const type = object({
      images: array(
        object({
          image_number: int(),
          caption: string(),
          animal_count: int(),
          scene: string().nullable(),
          is_blurry: boolean(),
          dominant_color: string(),
        }),
      ),
    });
    expect(fillType(type, 'Describe each picture', [safari, kitchen, darkness])).toEqual({
      images: [
        {
          image_number: 1,
          caption: expect.stringMatching(/zebra/),
          animal_count: 3,
          scene: 'zoo or wild nature',
          is_blurry: false,
          dominant_color: 'green',
        },
        {
          image_number: 2,
          caption: expect.stringMatching(/bowl|apple|table/),
          animal_count: 0,
          scene: 'kitchen',
          is_blurry: false,
          dominant_color: 'white',
        },
        {
          image_number: 3,
          caption: expect.any(String),
          animal_count: 0,
          scene: null,
          is_blurry: true,
          dominant_color: 'black',
        },
      ],
    });
  });

  it('with numbers of all together outside them', () => {
    const type = object({
      image_count: int(),
      total_animals: int(),
      has_people: boolean(),
      width: int().nullable(),
    });
    expect(fillType(type, 'Sum up', [safari, street])).toEqual({
      image_count: 2,
      total_animals: 3,
      has_people: true,
      width: null,
    });
  });

  it('and the picture that the prompt names', () => {
    const type = object({ scene: string().nullable(), objects: array(string()) });
    expect(fillType(type, 'What is in the second image?', [street, kitchen])).toEqual({
      scene: 'kitchen',
      objects: ['dining table', 'bowl', 'apple', 'refrigerator'],
    });
  });
});
