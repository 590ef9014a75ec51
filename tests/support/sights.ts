import type { SeenDetection, SeenImage } from '../../src/engines/embedded/answer/seen.js';
import type { NamedColour } from '../../src/engines/embedded/colours/namedColour.js';
import type { TextLine } from '../../src/engines/embedded/text/textLine.js';
import { cornersOf } from '../../src/geometry/box.js';
import { sceneOf, unsureScene } from './seenPictures.js';
import { typeset } from './typeset.js';

/** Facts as the specialists tell them, of pictures that need not exist. */

const good = { sharpness: 0.9, isBlurred: false, brightness: 0.6, exposure: 'good', contrast: 0.2 } as const;

function colour(name: NamedColour['name'], hex: string, share: number): NamedColour {
  return { name, hex, share };
}

const noFacts = { text: [], codes: [], colours: [], quality: good } as const;

/** An object with the left half of its box as its mask. */
function halfMasked(object: SeenDetection): SeenDetection {
  const probabilities = Uint8Array.from({ length: 64 }, (_, at) => (at % 8 < 4 ? 255 : 0));
  return { ...object, mask: { box: object.box, side: 8, probabilities, confidence: 0.72 } };
}

const onBus = { x0: 200, y0: 120, x1: 300, y1: 140 };

const lineOnBus: TextLine = {
  text: '42 HARBOUR',
  score: 0.9,
  box: onBus,
  quad: cornersOf(onBus),
  words: [
    { text: '42', box: { ...onBus, x1: 220 } },
    { text: 'HARBOUR', box: { ...onBus, x0: 230 } },
  ],
};

/** A street: a red bus with its line's number, two cars, one of them blue, and a man; 1000 × 500 pixels. */
export const street: SeenImage = {
  ...noFacts,
  size: { width: 1000, height: 500 },
  detections: [
    {
      ...halfMasked({ label: 'bus', score: 0.92, box: { x0: 100, y0: 100, x1: 500, y1: 400 } }),
      colours: [colour('red', '#c01818', 0.7), colour('white', '#f0f0f0', 0.2)],
    },
    {
      label: 'car',
      score: 0.81,
      box: { x0: 600, y0: 250, x1: 800, y1: 350 },
      colours: [colour('blue', '#2040a0', 0.8)],
    },
    {
      label: 'car',
      score: 0.64,
      box: { x0: 850, y0: 250, x1: 1000, y1: 350 },
      colours: [colour('white', '#eeeeee', 0.6), colour('black', '#101010', 0.3)],
    },
    {
      label: 'person',
      score: 0.58,
      box: { x0: 520, y0: 220, x1: 560, y1: 380 },
      colours: [colour('black', '#111111', 0.6)],
    },
  ],
  text: [lineOnBus],
  colours: [colour('gray', '#808080', 0.5), colour('red', '#c01818', 0.2), colour('blue', '#3050b0', 0.1)],
  scene: sceneOf('street', 0.8, false),
};

/** A zebra and two giraffes in the open. */
export const safari: SeenImage = {
  ...noFacts,
  size: { width: 800, height: 600 },
  detections: [
    { label: 'zebra', score: 0.95, box: { x0: 80, y0: 300, x1: 320, y1: 540 } },
    { label: 'giraffe', score: 0.88, box: { x0: 400, y0: 60, x1: 560, y1: 540 } },
    { label: 'giraffe', score: 0.71, box: { x0: 600, y0: 120, x1: 720, y1: 540 } },
  ],
  colours: [colour('green', '#5a8040', 0.45), colour('brown', '#80603c', 0.3)],
  scene: sceneOf('zoo or wild nature', 0.8, false),
};

/** A kitchen with a bowl of fruit on a table. */
export const kitchen: SeenImage = {
  ...noFacts,
  size: { width: 600, height: 800 },
  detections: [
    { label: 'dining table', score: 0.8, box: { x0: 0, y0: 500, x1: 600, y1: 800 } },
    { label: 'bowl', score: 0.77, box: { x0: 200, y0: 420, x1: 400, y1: 560 } },
    { label: 'apple', score: 0.6, box: { x0: 240, y0: 400, x1: 300, y1: 460 } },
    { label: 'apple', score: 0.55, box: { x0: 310, y0: 400, x1: 370, y1: 460 } },
    { label: 'refrigerator', score: 0.5, box: { x0: 420, y0: 50, x1: 600, y1: 500 } },
  ],
  colours: [colour('white', '#f2f0ec', 0.5), colour('brown', '#8a6a48', 0.3)],
  scene: sceneOf('kitchen', 0.8, true),
};

/** A blurred, dark picture in which nothing was found. */
export const darkness: SeenImage = {
  ...noFacts,
  size: { width: 640, height: 640 },
  detections: [],
  colours: [colour('black', '#0a0a0a', 0.96), colour('gray', '#303030', 0.04)],
  scene: unsureScene,
  quality: { sharpness: 0.1, isBlurred: true, brightness: 0.08, exposure: 'too dark', contrast: 0.03 },
};

/** A parcel with an EAN-13 and a QR code. */
export const parcel: SeenImage = {
  ...noFacts,
  size: { width: 1000, height: 1000 },
  detections: [],
  codes: [
    { format: 'EAN-13', text: '4006381333931', box: { x0: 100, y0: 800, x1: 400, y1: 900 } },
    { format: 'QR code', text: 'https://example.com/p/1', box: { x0: 600, y0: 600, x1: 900, y1: 900 } },
  ],
  scene: unsureScene,
};

function page(text: string): SeenImage {
  return {
    ...noFacts,
    size: { width: 500, height: 28 * text.split('\n').length + 28 },
    detections: [],
    text: typeset(text),
    colours: [colour('white', '#fafafa', 0.9), colour('black', '#101010', 0.1)],
    scene: sceneOf('document', 0.8),
  };
}

export const receipt = page(`^GREEN LEAF MARKET
12 Hill Road
Springfield 62704
Tel: 555-0134

Date: 14/03/2024        Time: 18:05
Receipt No: R-1027

Whole milk                3.20
2 x Bread     1.50        3.00
Apples                    4.10

Subtotal                 10.30
Tax                       0.82
TOTAL                   $11.12
VISA                     11.12
Thank you`);

export const invoice = page(`^Northwind Tools Ltd
Unit 4 Dock Street, Bristol

INVOICE
Invoice No: INV-2051
Invoice Date: 2024-05-02
Due Date: 2024-06-01

Bill To: Ada Brown

Description     Qty    Unit Price    Amount
Hammer            2         15.00     30.00
Saw               1         22.50     22.50

Subtotal                             52.50
VAT 20%                              10.50
Total                           EUR  63.00`);

export const businessCard = page(`^Jane Miller
Product Designer

Blue Fox Studio
jane@bluefox.example
+1 555 0199
www.bluefox.example`);

/** A screenshot of a short text in two paragraphs. */
export const notice: SeenImage = {
  ...page(`The pool is closed
on Monday.


Questions: pool@example.org`),
  scene: sceneOf('screenshot', 0.8),
};
