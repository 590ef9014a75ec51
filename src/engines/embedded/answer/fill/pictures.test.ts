import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fillType } from '../../../../../tests/support/fillJson.js';
import { darkness, kitchen, parcel, receipt, safari, street } from '../../../../../tests/support/sights.js';
import type { SeenImage } from '../seen.js';

const { array, boolean, enum: oneOf, int, literal, number, object, record, string, union } = z;
const box = array(int());

type Case = readonly [name: string, prompt: string, image: SeenImage, type: z.ZodType, expected: unknown];

const cases: readonly Case[] = [
  [
    'masks as polygons, inside their box',
    'Detect the bus',
    street,
    object({ boxes: array(object({ box_2d: box, mask: array(box), label: string() })) }),
    { boxes: [{ box_2d: [200, 100, 800, 500], mask: expect.arrayContaining([[300, 238]]), label: 'bus' }] },
  ],
  [
    'masks with their confidence and area',
    'Segment the bus',
    street,
    array(
      object({
        label: string(),
        mask: string(),
        mask_confidence: number(),
        confidence: number(),
        area: int(),
        area_percentage: number(),
      }),
    ),
    [
      {
        label: 'bus',
        mask: expect.stringMatching(/^data:image\/png;base64,/),
        mask_confidence: 0.72,
        confidence: 0.92,
        area: 60_000,
        area_percentage: 12,
      },
    ],
  ],
  [
    'bar codes',
    'Scan the codes',
    parcel,
    object({ barcodes: array(object({ type: string(), data: string() })) }),
    {
      barcodes: [
        { type: 'EAN-13', data: '4006381333931' },
        { type: 'QR code', data: 'https://example.com/p/1' },
      ],
    },
  ],
  [
    'the one QR code',
    'Read the QR code',
    parcel,
    object({ qr_code: string(), has_qr_code: boolean() }),
    { qr_code: 'https://example.com/p/1', has_qr_code: true },
  ],
  [
    'the one bar code',
    'What is the product?',
    parcel,
    object({ barcode: string(), ean: string(), isbn: string().nullable() }),
    { barcode: '4006381333931', ean: '4006381333931', isbn: null },
  ],
  [
    'codes with boxes',
    'Find all codes',
    parcel,
    object({
      codes: array(object({ format: oneOf(['qr', 'ean13', 'other']), value: string(), box_2d: box })),
      code_count: int().optional(),
    }),
    {
      codes: [
        { format: 'ean13', value: '4006381333931', box_2d: [800, 100, 900, 400] },
        { format: 'qr', value: 'https://example.com/p/1', box_2d: [600, 600, 900, 900] },
      ],
    },
  ],
  [
    'no code where there is none',
    'Read the QR code',
    street,
    object({ qr_code: string().nullable(), barcodes: array(string()), has_barcode: boolean() }),
    { qr_code: null, barcodes: [], has_barcode: false },
  ],
  [
    'colours by name',
    'Which colours?',
    street,
    object({ dominant_colors: array(string()) }),
    { dominant_colors: ['gray', 'red', 'blue'] },
  ],
  [
    'colours as hex',
    'Which colours?',
    street,
    object({ dominantColors: array(string().regex(/^#[0-9a-f]{6}$/)) }),
    { dominantColors: ['#808080', '#c01818', '#3050b0'] },
  ],
  [
    'as many colours as are wanted',
    'Which colours?',
    street,
    object({ colors: array(string()).max(2) }),
    { colors: ['gray', 'red'] },
  ],
  [
    'a palette',
    'Extract the palette',
    street,
    object({ palette: array(object({ name: string(), hex: string(), percentage: number() })) }),
    {
      palette: [
        { name: 'gray', hex: '#808080', percentage: 50 },
        { name: 'red', hex: '#c01818', percentage: 20 },
        { name: 'blue', hex: '#3050b0', percentage: 10 },
      ],
    },
  ],
  [
    'the colour of things',
    'Detect the cars',
    street,
    array(object({ label: string(), box_2d: box, color: string() })),
    [expect.objectContaining({ color: 'blue' }), expect.objectContaining({ color: 'white' })],
  ],
  [
    'the colour of a kind',
    'Describe the bus',
    street,
    object({
      bus_color: string(),
      car_color: oneOf(['red', 'blue', 'other']),
      shirt_color: string().nullable(),
    }),
    { bus_color: 'red', car_color: 'blue', shirt_color: null },
  ],
  [
    'the background',
    'Describe it',
    street,
    object({ background_color: string().nullable(), primary_color: string() }),
    { background_color: 'gray', primary_color: 'gray' },
  ],
  [
    'inside or outside',
    'Where is this?',
    street,
    object({ is_indoor: boolean(), is_outdoor: boolean(), location: oneOf(['indoor', 'outdoor']) }),
    { is_indoor: false, is_outdoor: true, location: 'outdoor' },
  ],
  [
    'inside or outside, unsure',
    'Where is this?',
    darkness,
    object({ is_indoor: boolean().nullable(), indoor_outdoor: oneOf(['indoor', 'outdoor', 'unknown']) }),
    { is_indoor: null, indoor_outdoor: 'unknown' },
  ],
  [
    'the scene',
    'What scene?',
    kitchen,
    object({
      scene: string(),
      setting: oneOf(['kitchen', 'bedroom', 'office']),
      environment: oneOf(['indoors', 'outdoors']),
      room_type: string(),
    }),
    { scene: 'kitchen', setting: 'kitchen', environment: 'indoors', room_type: 'kitchen' },
  ],
  [
    'the sort of picture',
    'Classify',
    street,
    object({
      image_type: oneOf(['photo', 'screenshot', 'document', 'illustration']),
      is_document: boolean(),
      location_type: oneOf(['urban', 'rural']),
    }),
    { image_type: 'photo', is_document: false, location_type: 'urban' },
  ],
  [
    'the sort of picture, of a document',
    'Classify',
    receipt,
    object({
      image_type: oneOf(['photo', 'screenshot', 'document', 'illustration']),
      is_document: boolean(),
      is_screenshot: boolean(),
    }),
    { image_type: 'document', is_document: true, is_screenshot: false },
  ],
  [
    'quality',
    'Is it a good picture?',
    darkness,
    object({
      is_blurry: boolean(),
      brightness: number(),
      quality: oneOf(['good', 'poor']),
      exposure: string(),
      sharpness: number(),
    }),
    { is_blurry: true, brightness: 0.08, quality: 'poor', exposure: 'too dark', sharpness: 0.1 },
  ],
  [
    'quality, which is good',
    'Is it a good picture?',
    street,
    object({
      isBlurry: boolean(),
      quality: oneOf(['high', 'medium', 'low']),
      is_too_dark: boolean(),
      brightness_level: oneOf(['dark', 'normal', 'bright']),
    }),
    { isBlurry: false, quality: 'high', is_too_dark: false, brightness_level: 'normal' },
  ],
  [
    'facts of the picture',
    'Metadata please',
    street,
    object({
      width: int(),
      height: int(),
      orientation: oneOf(['portrait', 'landscape', 'square']),
      aspect_ratio: string(),
      image_count: int(),
    }),
    { width: 1000, height: 500, orientation: 'landscape', aspect_ratio: '2:1', image_count: 1 },
  ],
  [
    'counts and presences',
    'Analyse',
    street,
    object({
      has_people: boolean(),
      num_people: int(),
      vehicle_count: int(),
      hasTrafficLight: boolean(),
      red_cars: int(),
      number_of_dogs: int(),
    }),
    {
      has_people: true,
      num_people: 1,
      vehicle_count: 3,
      hasTrafficLight: false,
      red_cars: 0,
      number_of_dogs: 0,
    },
  ],
  [
    'counts by kind',
    'Count the vehicles',
    street,
    object({ counts: record(string(), int()), total: int() }),
    { counts: { bus: 1, car: 2 }, total: 3 },
  ],
  [
    'traffic',
    'Analyse the traffic',
    street,
    object({
      vehicles: array(
        object({ type: oneOf(['car', 'truck', 'bus', 'motorcycle']), color: string(), confidence: number() }),
      ),
      pedestrians: int(),
      congestion: oneOf(['low', 'medium', 'high']).nullable(),
      license_plate: string().nullable(),
    }),
    {
      vehicles: [
        { type: 'bus', color: 'red', confidence: 0.92 },
        { type: 'car', color: 'blue', confidence: 0.81 },
        { type: 'car', color: 'white', confidence: 0.64 },
      ],
      pedestrians: 0,
      congestion: null,
      license_plate: null,
    },
  ],
  [
    'wildlife',
    'Which animals are there?',
    safari,
    object({
      animals: array(object({ species: string(), count: int() })),
      animal_count: int(),
      habitat: string().nullable(),
      behavior: string().nullable(),
    }),
    {
      animals: [
        { species: 'zebra', count: 1 },
        { species: 'giraffe', count: 2 },
      ],
      animal_count: 3,
      habitat: null,
      behavior: null,
    },
  ],
  [
    'animals by name',
    'Which animals?',
    safari,
    object({ animals: array(string()) }),
    { animals: ['zebra', 'giraffe'] },
  ],
  [
    'tags',
    'Tag this picture',
    street,
    object({ tags: array(string()), keywords: array(string()) }),
    {
      tags: expect.arrayContaining(['bus', 'car', 'person', 'street']),
      keywords: expect.arrayContaining(['bus', 'street']),
    },
  ],
  [
    'captions',
    'Write alt text',
    safari,
    object({ alt_text: string(), caption: string(), title: string(), description: string() }),
    {
      alt_text: expect.stringMatching(/zebra/),
      caption: expect.stringMatching(/giraffes/),
      title: expect.stringMatching(/zebra|giraffe/i),
      description: expect.stringMatching(/zebra/),
    },
  ],
  [
    'accessibility',
    'Describe for blind users',
    street,
    object({
      alt_text: string(),
      long_description: string(),
      is_decorative: boolean().nullable(),
      contains_text: boolean(),
      text_in_image: string(),
    }),
    {
      alt_text: expect.stringMatching(/bus/),
      long_description: expect.stringMatching(/cars/),
      is_decorative: null,
      contains_text: true,
      text_in_image: '42 HARBOUR',
    },
  ],
  [
    'a listing in a shop',
    'Describe this product for the shop',
    kitchen,
    object({
      product_name: string().nullable(),
      category: oneOf(['furniture', 'food', 'clothing', 'other']),
      brand: string().nullable(),
      price: number().nullable(),
      material: string().nullable(),
      condition: oneOf(['new', 'used']).nullable(),
    }),
    { product_name: null, category: 'furniture', brand: null, price: null, material: null, condition: null },
  ],
  [
    'an inventory',
    'List the inventory',
    kitchen,
    object({
      inventory: array(object({ item: string(), quantity: int(), location: string().nullable() })),
      total_items: int(),
    }),
    {
      inventory: [
        { item: 'dining table', quantity: 1, location: null },
        { item: 'bowl', quantity: 1, location: null },
        { item: 'apple', quantity: 2, location: null },
        { item: 'refrigerator', quantity: 1, location: null },
      ],
      total_items: 5,
    },
  ],
  [
    'no nutrition',
    'Estimate the nutrition',
    kitchen,
    object({
      calories: number().nullable(),
      protein_g: number().nullable(),
      ingredients: array(string()),
      is_healthy: boolean().nullable(),
      foods: array(string()),
    }),
    { calories: null, protein_g: null, ingredients: [], is_healthy: null, foods: ['apple'] },
  ],
  [
    'no moderation',
    'Moderate this',
    street,
    object({
      is_safe: boolean().nullable(),
      nsfw_score: number().nullable(),
      violence: boolean().nullable(),
      has_weapon: boolean().nullable(),
      categories: array(oneOf(['nudity', 'violence', 'hate'])),
    }),
    { is_safe: null, nsfw_score: null, violence: null, has_weapon: null, categories: [] },
  ],
  [
    'no guesses of people',
    'Who is this?',
    street,
    object({
      name: string().nullable(),
      age: int().nullable(),
      gender: oneOf(['male', 'female']).nullable(),
      emotion: string().nullable(),
      ethnicity: string().nullable(),
    }),
    { name: null, age: null, gender: null, emotion: null, ethnicity: null },
  ],
  [
    'no guesses of place and time',
    'Where was this taken?',
    street,
    object({
      city: string().nullable(),
      country: string().nullable(),
      year: int().nullable(),
      weather: oneOf(['sunny', 'rainy', 'cloudy']).nullable(),
      time_of_day: string().nullable(),
      latitude: number().nullable(),
    }),
    { city: null, country: null, year: null, weather: null, time_of_day: null, latitude: null },
  ],
  [
    'answers',
    'Is there a bus? How many cars are there?',
    street,
    object({ answers: array(string()) }),
    { answers: [expect.stringMatching(/^Yes/), expect.stringMatching(/two|2/i)] },
  ],
  [
    'questions and answers',
    'Is there a dog?',
    street,
    object({ question_answers: array(object({ question: string(), answer: string() })) }),
    { question_answers: [{ question: expect.stringMatching(/dog/), answer: expect.stringMatching(/^No/) }] },
  ],
  [
    'a yes or a no',
    'Is there a bus?',
    street,
    object({ answer: oneOf(['yes', 'no']), confidence: number().nullable() }),
    { answer: 'yes', confidence: null },
  ],
  [
    'an option that says more',
    'What is in the picture?',
    safari,
    object({
      main_subject: oneOf(['wild animal', 'person', 'vehicle', 'food']),
      category: oneOf(['nature', 'city', 'indoor']),
    }),
    { main_subject: 'wild animal', category: 'nature' },
  ],
  [
    'a union',
    'Detect the zebra',
    safari,
    object({
      result: union([object({ found: literal(true), box_2d: box }), object({ found: literal(false) })]),
    }),
    { result: { found: true, box_2d: [500, 100, 900, 400] } },
  ],
  [
    'the largest',
    'Find the largest animal',
    safari,
    object({ animal: object({ label: string(), box_2d: box }).nullable() }),
    { animal: { label: 'giraffe', box_2d: [100, 500, 900, 700] } },
  ],
];

describe('fillSchema knows of a picture', () => {
  it.each(cases)('%s', (_, prompt, image, type, expected) => {
    expect(fillType(type, prompt, [image])).toEqual(expected);
  });
});
