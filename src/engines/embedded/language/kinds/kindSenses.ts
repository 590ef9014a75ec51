import type { Kind } from './kind.js';

/** What a COCO kind means, in WordNet senses written `noun.n.number` (numbered as WordNet orders them). */
export interface KindSenses {
  /** The senses that make up the kind. */
  readonly is: readonly string[];
  /** Broader senses that WordNet does not give as hypernyms of those. */
  readonly isAlso?: readonly string[];
}

/**
 * The senses of the detector's kinds. They follow what COCO's annotators marked rather than the label: a
 * "dining table" is any table, a "boat" also a ship, a "cup" also a mug, and a "mouse" no animal.
 */
export const kindSenses: Readonly<Record<Kind, KindSenses>> = {
  person: { is: ['person.n.1', 'operator.n.2'] },
  bicycle: { is: ['bicycle.n.1'] },
  car: { is: ['car.n.1'] },
  motorcycle: { is: ['motorcycle.n.1', 'motor_scooter.n.1'] },
  airplane: { is: ['airplane.n.1'] },
  bus: { is: ['bus.n.1'], isAlso: ['motor_vehicle.n.1'] },
  train: { is: ['train.n.1', 'locomotive.n.1'], isAlso: ['vehicle.n.1'] },
  truck: { is: ['truck.n.1'] },
  boat: { is: ['boat.n.1', 'vessel.n.2'] },
  'traffic light': { is: ['traffic_light.n.1'] },
  'fire hydrant': { is: ['fire_hydrant.n.1'] },
  'stop sign': { is: [], isAlso: ['street_sign.n.1', 'signboard.n.1'] },
  'parking meter': { is: ['parking_meter.n.1'] },
  bench: { is: ['bench.n.1'] },
  bird: { is: ['bird.n.1'] },
  cat: { is: ['cat.n.1'], isAlso: ['pet.n.1', 'domestic_animal.n.1'] },
  dog: { is: ['dog.n.1'], isAlso: ['pet.n.1'] },
  horse: { is: ['horse.n.1'], isAlso: ['livestock.n.1'] },
  sheep: { is: ['sheep.n.1'], isAlso: ['livestock.n.1'] },
  cow: { is: ['cow.n.1', 'cattle.n.1'], isAlso: ['livestock.n.1'] },
  elephant: { is: ['elephant.n.1'] },
  bear: { is: ['bear.n.1'] },
  zebra: { is: ['zebra.n.1'] },
  giraffe: { is: ['giraffe.n.1'] },
  backpack: { is: ['backpack.n.1'] },
  umbrella: { is: ['umbrella.n.1'] },
  handbag: { is: ['handbag.n.1'], isAlso: ['bag.n.1'] },
  tie: { is: ['tie.n.1'] },
  suitcase: { is: ['suitcase.n.1'], isAlso: ['bag.n.1'] },
  frisbee: { is: ['frisbee.n.1'] },
  skis: { is: ['ski.n.1'], isAlso: ['sports_equipment.n.1'] },
  snowboard: { is: ['snowboard.n.1'], isAlso: ['sports_equipment.n.1'] },
  'sports ball': { is: ['ball.n.1'], isAlso: ['sports_equipment.n.1'] },
  kite: { is: ['kite.n.3'] },
  'baseball bat': { is: ['baseball_bat.n.1'] },
  'baseball glove': { is: ['baseball_glove.n.1'] },
  skateboard: { is: ['skateboard.n.1'], isAlso: ['sports_equipment.n.1'] },
  surfboard: { is: ['surfboard.n.1'], isAlso: ['sports_equipment.n.1'] },
  'tennis racket': { is: ['tennis_racket.n.1'] },
  bottle: { is: ['bottle.n.1'] },
  'wine glass': { is: ['wineglass.n.1'] },
  cup: { is: ['cup.n.1', 'mug.n.4'], isAlso: ['glass.n.2'] },
  fork: { is: ['fork.n.1'], isAlso: ['silverware.n.1', 'utensil.n.1'] },
  knife: { is: ['knife.n.1'], isAlso: ['cutlery.n.2', 'silverware.n.1', 'utensil.n.1'] },
  spoon: { is: ['spoon.n.1'], isAlso: ['silverware.n.1', 'utensil.n.1'] },
  bowl: { is: ['bowl.n.1', 'bowl.n.3'] },
  banana: { is: ['banana.n.2'] },
  apple: { is: ['apple.n.1'] },
  sandwich: { is: ['sandwich.n.1'] },
  orange: { is: ['orange.n.1'] },
  broccoli: { is: ['broccoli.n.2'] },
  carrot: { is: ['carrot.n.1', 'carrot.n.3'] },
  'hot dog': { is: ['hot_dog.n.2'] },
  pizza: { is: ['pizza.n.1'] },
  donut: { is: ['donut.n.1'], isAlso: ['dessert.n.1'] },
  cake: { is: ['cake.n.3'], isAlso: ['dessert.n.1'] },
  chair: { is: ['chair.n.1'] },
  couch: { is: ['couch.n.1'] },
  'potted plant': { is: ['pot_plant.n.1', 'houseplant.n.1'] },
  bed: { is: ['bed.n.1'] },
  'dining table': { is: ['table.n.2', 'table.n.3'] },
  toilet: { is: ['toilet.n.2'] },
  tv: { is: ['tv.n.2'] },
  laptop: { is: ['laptop.n.1'], isAlso: ['electronic_device.n.1'] },
  mouse: { is: ['mouse.n.4'] },
  remote: { is: ['remote_control.n.1'], isAlso: ['electronic_device.n.1'] },
  keyboard: { is: ['computer_keyboard.n.1'], isAlso: ['electronic_device.n.1'] },
  'cell phone': { is: ['cellular_telephone.n.1'], isAlso: ['electronic_device.n.1'] },
  microwave: { is: ['microwave.n.2'] },
  oven: { is: ['oven.n.1'] },
  toaster: { is: ['toaster.n.2'] },
  sink: { is: ['sink.n.1'] },
  refrigerator: { is: ['refrigerator.n.1'], isAlso: ['kitchen_appliance.n.1'] },
  book: { is: ['book.n.1', 'book.n.2'] },
  clock: { is: ['clock.n.1'] },
  vase: { is: ['vase.n.1'] },
  scissors: { is: ['scissors.n.1'] },
  'teddy bear': { is: ['teddy_bear.n.1'] },
  'hair drier': { is: ['hair_drier.n.1'] },
  toothbrush: { is: ['toothbrush.n.1'] },
};

/**
 * Hypernyms of WordNet that no one means who asks for the things in a picture: cars as containers, skateboards
 * as vehicles, scissors as levers.
 */
export const misleadingHypernyms: readonly (readonly [below: string, above: string])[] = [
  ['wheeled_vehicle.n.1', 'container.n.1'],
  ['skateboard.n.1', 'wheeled_vehicle.n.1'],
  ['scissors.n.1', 'compound_lever.n.1'],
  ['frisbee.n.1', 'disk.n.2'],
];

/** Everyday words that WordNet lacks or leads astray, and the senses they stand for. */
export const everydayNouns: Readonly<Record<string, readonly string[]>> = {
  electronics: ['electronic_device.n.1', 'electronic_equipment.n.1'],
  device: ['electronic_device.n.1', 'electronic_equipment.n.1'],
  cutlery: ['cutlery.n.2'],
  television: ['television_receiver.n.1'],
  fridge: ['refrigerator.n.1'],
  'stuffed animal': ['teddy_bear.n.1'],
  'stuffed toy': ['teddy_bear.n.1'],
  smartphone: ['cellular_telephone.n.1'],
  mobile: ['cellular_telephone.n.1'],
  suv: ['sport_utility.n.1'],
  ebike: ['bicycle.n.1'],
  bike: ['bicycle.n.1'],
  anyone: ['person.n.1'],
  anybody: ['person.n.1'],
  everyone: ['person.n.1'],
  food: ['food.n.1', 'food.n.2'],
  edible: ['food.n.1', 'food.n.2'],
  text: [],
};

/** Kinds commonly made of a material although no gloss of WordNet says so. */
export const materialsBeyondGlosses: Readonly<Record<string, readonly Kind[]>> = {
  wood: ['dining table', 'baseball bat'],
  metal: ['fork', 'spoon', 'sink', 'toaster', 'bicycle'],
};
