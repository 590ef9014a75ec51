import type { PromptCase } from './promptCase.js';

const sorts = ['photo of food', 'animal', 'vehicle', 'street', 'indoor room', 'sports', 'document'];

/** A choice among what the prompt offers. */
export const classes: readonly PromptCase[] = [
  [`Classify this image as one of: ${sorts.join(', ')}.`, 'classify', { options: sorts }],
  [
    'Classify as one of: photo of food, animal, vehicle',
    'classify',
    { options: ['photo of food', 'animal', 'vehicle'] },
  ],
  ['classify: cat, dog, bird', 'classify', { options: ['cat', 'dog', 'bird'] }],
  [
    'Classify the image into one of these categories: indoor, outdoor',
    'classify',
    { options: ['indoor', 'outdoor'] },
  ],
  ['Classify this image.', 'classify', { options: [] }],
  ['Is this a cat or a dog?', 'classify', { options: ['cat', 'dog'] }],
  ['is it a car, a truck or a bus', 'classify', { options: ['car', 'truck', 'bus'] }],
  ['cat or dog?', 'classify', { options: ['cat', 'dog'] }],
  ['Is this a photo or a drawing?', 'classify', { options: ['photo', 'drawing'] }],
  ['Is this a document or a photograph?', 'classify', { options: ['document', 'photograph'] }],
  [
    'Does the image show food, an animal or a vehicle?',
    'classify',
    { options: ['food', 'animal', 'vehicle'] },
  ],
  ['Does this show a kitchen or a bathroom?', 'classify', { options: ['kitchen', 'bathroom'] }],
  ['Classify as "safe" or "unsafe".', 'classify', { options: ['safe', 'unsafe'] }],
  [
    'Label this image with exactly one of ["beach", "mountain", "city"]',
    'classify',
    { options: ['beach', 'mountain', 'city'] },
  ],
  ['Choose between kitchen and bathroom', 'classify', { options: ['kitchen', 'bathroom'] }],
  [
    'Choose the best label from: person, animal, object',
    'classify',
    { options: ['person', 'animal', 'object'] },
  ],
  [
    'Pick one category: Electronics, Clothing, Furniture, Food',
    'classify',
    { options: ['Electronics', 'Clothing', 'Furniture', 'Food'] },
  ],
  [
    'What category does this belong to?\n- receipt\n- invoice\n- business card\n- other',
    'classify',
    { options: ['receipt', 'invoice', 'business card', 'other'] },
  ],
  [
    'Categorize the image. Categories:\n* Landscape\n* Portrait\n* Still life',
    'classify',
    { options: ['Landscape', 'Portrait', 'Still life'] },
  ],
  ['What is in the picture? A) cat B) dog C) horse', 'classify', { options: ['cat', 'dog', 'horse'] }],
  ['Which animal is it? (a) cow (b) sheep (c) goat', 'classify', { options: ['cow', 'sheep', 'goat'] }],
  [
    'Which one best describes the picture?\nA. a street\nB. a beach\nC. a kitchen\nD. an office',
    'classify',
    { options: ['a street', 'a beach', 'a kitchen', 'an office'] },
  ],
  ['Choose one:\n1. dog\n2. cat\n3. rabbit', 'classify', { options: ['dog', 'cat', 'rabbit'] }],
  ['Select the correct option: [train, tram, bus]', 'classify', { options: ['train', 'tram', 'bus'] }],
  [
    'Classify the picture. Respond with one of these words only: food, people, nature, other.',
    'classify',
    { options: ['food', 'people', 'nature', 'other'] },
  ],
  ['Answer with "cat", "dog" or "neither".', 'classify', { options: ['cat', 'dog', 'neither'] }],
  ['What is this? Options: apple, orange, banana', 'classify', { options: ['apple', 'orange', 'banana'] }],
  ['Options are food / drink / other. Which is it?', 'classify', { options: ['food', 'drink', 'other'] }],
  ['categorise as food|animal|person', 'classify', { options: ['food', 'animal', 'person'] }],
  [
    'Is the main subject a person, an animal or an object?',
    'classify',
    { options: ['person', 'animal', 'object'] },
  ],
  ['Tell me if this is a bus or a train', 'classify', { options: ['bus', 'train'] }],
  ['Would you call this a chair or a couch?', 'classify', { options: ['chair', 'couch'] }],
  [
    'Which of these is it: bicycle, motorcycle, scooter?',
    'classify',
    { options: ['bicycle', 'motorcycle', 'scooter'] },
  ],
  ['Sort this photo into "keep" or "delete"', 'classify', { options: ['keep', 'delete'] }],
  ['image classification', 'classify', { options: [] }],
  ['What class is this image?', 'classify', { options: [] }],
  ['What type of image is this?', 'classify', { options: [] }],
  ['What kind of document is this?', 'classify', { options: [] }],
  [
    'this one',
    'classify',
    {
      options: ['cat', 'dog', 'other'],
      system: 'You are an image classifier. Reply with exactly one of: cat, dog, other.',
    },
  ],
  [
    'Classify.',
    'classify',
    {
      options: ['street', 'forest', 'sea'],
      system:
        'Classify each image into one of the following classes: street, forest, sea. Output only the class name.',
    },
  ],
  [
    'What is this?',
    'classify',
    {
      options: ['receipt', 'invoice', 'letter'],
      system:
        'Your job is to sort scans. The categories are "receipt", "invoice" and "letter". Answer with the category.',
    },
  ],
  ['Is it a Labrador or a poodle?', 'classify', { options: ['Labrador', 'poodle'] }],
  ['hot dog or not hot dog', 'classify', { options: ['hot dog', 'not hot dog'] }],
  [
    'Given the labels {vehicle, animal, furniture}, which fits best?',
    'classify',
    { options: ['vehicle', 'animal', 'furniture'] },
  ],
  [
    'which of the following is shown: a train, a tram or a bus?',
    'classify',
    { options: ['a train', 'a tram', 'a bus'] },
  ],
  ['Is the photo landscape or portrait?', 'classify', { options: ['landscape', 'portrait'] }],
];
