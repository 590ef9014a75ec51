import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { answering } from './cases/answering.js';
import { detecting } from './cases/detecting.js';
import { formats } from './cases/formats.js';
import { gettingCode } from './cases/gettingCode.js';
import { keeping } from './cases/keeping.js';
import { keys } from './cases/keys.js';
import { pictures } from './cases/pictures.js';
import { reaching } from './cases/reaching.js';
import { type House, openHouse } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.world.leave());
afterAll(() => house.close());

/** One browser and one server for all; each test opens a page of its own. */
const ofHouse = () => house;

describe('pictures', () => pictures(ofHouse));
describe('what is found', () => detecting(ofHouse));
describe('an answer', () => answering(ofHouse));
describe('JSON', () => formats(ofHouse));
describe('what is kept', () => keeping(ofHouse));
describe('a key', () => keys(ofHouse));
describe('code', () => gettingCode(ofHouse));
describe('everybody', () => reaching(ofHouse));
