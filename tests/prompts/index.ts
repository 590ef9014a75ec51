import { beyondSeeing } from './beyondSeeing.js';
import { boxesAndMasks } from './boxesAndMasks.js';
import { captions } from './captions.js';
import { classes } from './classes.js';
import { colours } from './colours.js';
import { comparisons } from './comparisons.js';
import { conversations } from './conversations.js';
import { counting } from './counting.js';
import { existence } from './existence.js';
import { forms } from './forms.js';
import { heldOutEighth } from './heldOutEighth.js';
import { heldOutFifth } from './heldOutFifth.js';
import { heldOutFirst } from './heldOutFirst.js';
import { heldOutFourth } from './heldOutFourth.js';
import { heldOutSecond } from './heldOutSecond.js';
import { heldOutSeventh } from './heldOutSeventh.js';
import { heldOutSixth } from './heldOutSixth.js';
import { heldOutThird } from './heldOutThird.js';
import { oddities } from './oddities.js';
import { places } from './places.js';
import type { PromptCase } from './promptCase.js';
import { reading } from './reading.js';
import { scenesAndQuality } from './scenesAndQuality.js';

/** All prompts by what they are about; written as people write, with what they mean. */
export const prompts: Readonly<Record<string, readonly PromptCase[]>> = {
  beyondSeeing,
  boxesAndMasks,
  captions,
  classes,
  colours,
  comparisons,
  conversations,
  counting,
  existence,
  forms,
  heldOutEighth,
  heldOutFifth,
  heldOutFirst,
  heldOutFourth,
  heldOutSecond,
  heldOutSeventh,
  heldOutSixth,
  heldOutThird,
  oddities,
  places,
  reading,
  scenesAndQuality,
};
