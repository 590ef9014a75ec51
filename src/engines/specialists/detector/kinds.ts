import { cocoLabels } from '../../embedded/detector/cocoLabels.js';

/**
 * Other names of the COCO kinds, in lower case: those of the first COCO releases and of Pascal VOC, and those of
 * Objects365 (its own spelling) that mean the same or a sort of it.
 */
const aliases: Readonly<Record<string, (typeof cocoLabels)[number]>> = {
  aeroplane: 'airplane',
  ambulance: 'truck',
  'american football': 'sports ball',
  baseball: 'sports ball',
  basketball: 'sports ball',
  'bowl/basin': 'bowl',
  'bow tie': 'tie',
  cellphone: 'cell phone',
  diningtable: 'dining table',
  'dinning table': 'dining table',
  doughnut: 'donut',
  duck: 'bird',
  'fire truck': 'truck',
  'formula 1': 'car',
  'golf ball': 'sports ball',
  goose: 'bird',
  'hair dryer': 'hair drier',
  'handbag/satchel': 'handbag',
  'heavy truck': 'truck',
  luggage: 'suitcase',
  microwaves: 'microwave',
  'mobile phone': 'cell phone',
  monitor: 'tv',
  'moniter/tv': 'tv',
  'monitor/tv': 'tv',
  motorbike: 'motorcycle',
  'orange/tangerine': 'orange',
  'other balls': 'sports ball',
  parrot: 'bird',
  penguin: 'bird',
  'pickup truck': 'truck',
  pigeon: 'bird',
  pottedplant: 'potted plant',
  sailboat: 'boat',
  ship: 'boat',
  skiboard: 'skis',
  soccer: 'sports ball',
  sofa: 'couch',
  'sports car': 'car',
  'stuffed toy': 'teddy bear',
  suv: 'car',
  swan: 'bird',
  television: 'tv',
  tennis: 'sports ball',
  tvmonitor: 'tv',
  'tv monitor': 'tv',
  volleyball: 'sports ball',
  'wild bird': 'bird',
  wineglass: 'wine glass',
};

const kindByName = new Map<string, number>(cocoLabels.map((label, kind) => [label, kind]));

/**
 * Which COCO kind each class of a detector is: its index in `cocoLabels`, or -1 for a class that is none of them.
 * @param id2label of config.json, whatever it holds
 */
export function kindsOfClasses(id2label: unknown): number[] {
  const names = Object.entries(typeof id2label === 'object' && id2label !== null ? id2label : {});
  const kinds: number[] = [];
  for (const [id, name] of names) {
    const index = Number(id);
    // A list that claims a class far beyond all others is not followed there.
    if (Number.isInteger(index) && index >= 0 && index < mostClasses) kinds[index] = kindOfName(name);
  }
  return Array.from(kinds, (kind) => kind ?? -1);
}

const mostClasses = 10_000;

function kindOfName(name: unknown): number {
  if (typeof name !== 'string') return -1;
  const plain = name.toLowerCase().replaceAll('_', ' ').trim();
  return kindByName.get(Object.hasOwn(aliases, plain) ? aliases[plain]! : plain) ?? -1;
}
