import { describe, expect, it } from 'vitest';
import { fillJson } from '../../../../../tests/support/fillJson.js';
import {
  businessCard,
  kitchen,
  notice,
  receipt,
  safari,
  street,
} from '../../../../../tests/support/sights.js';
import type { SeenImage } from '../seen.js';

const types: Readonly<Record<string, unknown>> = {
  text: { type: ['string', 'null'] },
  count: { type: ['integer', 'null'] },
  truth: { type: ['boolean', 'null'] },
  list: { type: 'array', items: { type: 'string' } },
};

/** A schema of fields of one type. */
function schemaOf(type: string, names: string) {
  const properties = Object.fromEntries(names.split(' ').map((name) => [name, types[type]]));
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** The fields that got a value. */
function known(filled: unknown): Record<string, unknown> {
  const entries = Object.entries(filled as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

describe('fillSchema leaves open', () => {
  it.each<[string, SeenImage, string, string]>([
    [
      'what a product is',
      kitchen,
      'text',
      'name brand subcategory material currency condition size weight sku',
    ],
    [
      'moods and styles',
      street,
      'text',
      'mood style composition camera_angle lighting season weather event era genre',
    ],
    [
      'who people are',
      street,
      'text',
      'first_name job_title gender emotion action pose clothing hair_color identity',
    ],
    [
      'how many of them are what',
      street,
      'count',
      'adult_count men women male children faces parked_cars lanes year',
    ],
    [
      'what is safe or allowed',
      street,
      'truth',
      'safe_for_work is_violent nsfw hate weapon_drawn flagged is_ai_generated',
    ],
    ['damages', street, 'text', 'damage_type severity make model license_plate vin direction road_condition'],
    ['what food is made of', kitchen, 'text', 'dish_name cuisine calories serving_size allergens meal_type'],
    ['whom food suits', kitchen, 'truth', 'is_vegetarian is_healthy is_vegan contains_gluten natural_light'],
    [
      'the lives of animals',
      safari,
      'text',
      'behavior sex age_class date temperature location habitat breed',
    ],
    [
      'what a receipt does not say',
      receipt,
      'text',
      'tax_id cashier_name card_last_four category store_number website',
    ],
    ['how much one bought of what', receipt, 'count', 'item_count number_of_items page_number table_number'],
    [
      'which line of a card is what',
      businessCard,
      'text',
      'title job_title first_name last_name linkedin fax notes',
    ],
    ['what a page has beside text', notice, 'truth', 'has_table contains_phone is_handwritten signed'],
    ['languages', notice, 'text', 'language font theme app_name sentiment'],
  ])('%s', (_, image, type, names) => {
    expect(known(fillJson(schemaOf(type, names), 'Analyze this image', [image]))).toEqual({});
  });

  it('the make of things in a list, and knows their sort', () => {
    const item = schemaOf('text', 'type make model name license_plate fuel_type color age_class');
    const schema = {
      type: 'array',
      items: { ...item, properties: { ...item.properties, confidence: { type: 'number' } } },
    };
    const [bus] = fillJson(schema, 'Detect the vehicles', [street]) as Record<string, unknown>[];
    expect(known(bus)).toEqual({ type: 'bus', name: 'bus', color: 'red', confidence: 0.92 });
  });

  it('the names of people', () => {
    const schema = { type: 'array', items: schemaOf('text', 'name gender age label confidence') };
    expect(fillJson(schema, 'Detect the people', [street])).toMatchObject([{ name: null, label: 'person' }]);
  });
});

describe('fillSchema does say', () => {
  it('what things are, by the sort that a name speaks of', () => {
    const schema = schemaOf('text', 'vehicle_type vehicle main_object animal_type vehicle_color');
    expect(known(fillJson(schema, 'Analyze this image', [street]))).toEqual({
      vehicle_type: 'bus',
      vehicle: 'bus',
      main_object: 'bus',
      vehicle_color: 'red',
    });
  });

  it('titles without a full stop, captions with one, and tags with their sign', () => {
    const schema = {
      type: 'object',
      properties: { title: types['text'], caption: types['text'], hashtags: types['list'] },
      required: ['title', 'caption', 'hashtags'],
    };
    expect(fillJson(schema, 'Write something about it', [street])).toEqual({
      title: expect.stringMatching(/[Bb]us.*[^.]$/),
      caption: expect.stringMatching(/bus.*\.$/),
      hashtags: expect.arrayContaining(['#bus', '#car', '#person', '#street']),
    });
  });

  it('the colour of what the prompt asks about', () => {
    const schema = schemaOf('text', 'answer color color_scheme');
    expect(known(fillJson(schema, 'What color is the bus?', [street]))).toEqual({
      answer: 'The bus is red.',
      color: 'red',
    });
  });

  it('what is the largest', () => {
    const schema = schemaOf('text', 'largest_object smallest_animal leftmost_animal largest_vehicle');
    expect(known(fillJson(schema, 'Analyze this image', [safari]))).toEqual({
      largest_object: 'giraffe',
      smallest_animal: 'giraffe',
      leftmost_animal: 'zebra',
    });
  });

  it('the sort of what an object is named after', () => {
    const schema = {
      type: 'object',
      properties: { vehicle: { ...schemaOf('text', 'type color count') } },
      required: ['vehicle'],
    };
    expect(fillJson(schema, 'Describe', [street])).toMatchObject({ vehicle: { type: 'bus', color: 'red' } });
  });

  it('a number, whatever it is called', () => {
    const schema = schemaOf('count', 'answer count number value');
    expect(fillJson(schema, 'How many cars are there?', [street])).toEqual({
      answer: 2,
      count: 2,
      number: 2,
      value: 2,
    });
  });
});
