import { kindsIn, type Photograph, shareOf } from './pictureSet.js';

const animals = 'bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe';
const vehicles = 'bicycle, car, motorcycle, airplane, bus, train, truck, boat';
const foods = 'banana, apple, sandwich, orange, broccoli, carrot, hot dog, pizza, donut, cake';
const sports =
  'frisbee, skis, snowboard, sports ball, baseball bat, baseball glove, skateboard, surfboard, tennis racket';
const roadsides = 'traffic light, stop sign, parking meter, fire hydrant';
const furnishings = 'couch, bed, toilet, tv, microwave, oven, toaster, sink, refrigerator';
const furniture = `${furnishings}, chair, dining table`;

/** Largest share of the picture of an object of these kinds that is no crowd. */
function largest(photograph: Photograph, kinds: string): number {
  const those = photograph.objects.filter(({ label, iscrowd }) => iscrowd === 0 && isOf(kinds, label));
  return Math.max(0, ...those.map((object) => shareOf(object, photograph)));
}

function kindsOf(photograph: Photograph, kinds: string): number {
  return [...kindsIn(photograph)].filter((kind) => isOf(kinds, kind)).length;
}

function isOf(kinds: string, kind: string): boolean {
  return kinds.split(', ').includes(kind);
}

/** What makes a photograph one of a sort, by its labels alone. */
const rules: Readonly<Record<string, (photograph: Photograph) => boolean>> = {
  'photo of food': (photograph) => largest(photograph, foods) >= 0.1,
  animal: (photograph) => largest(photograph, animals) >= 0.1,
  vehicle: (photograph) => largest(photograph, vehicles) >= 0.2,
  street: (photograph) => kindsOf(photograph, roadsides) > 0,
  'indoor room': (photograph) => kindsOf(photograph, furniture) > 1 && kindsOf(photograph, furnishings) > 0,
  sports: (photograph) => kindsOf(photograph, sports) > 0 && kindsOf(photograph, 'person') > 0,
};

/** The sort whose rule alone holds; none where no rule holds or several do. */
export function truthOf(photograph: Photograph): string | undefined {
  const held = Object.entries(rules).filter(([, rule]) => rule(photograph));
  return held.length === 1 ? held[0]![0] : undefined;
}
