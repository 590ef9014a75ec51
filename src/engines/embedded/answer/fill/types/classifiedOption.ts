import { classifyOptions } from '../../classify/classifyOptions.js';
import { isCatchAll } from '../facts/option.js';
import type { Field } from '../fields/field.js';
import { imagesOf, type Scope } from '../scope.js';

/** Names under which options say what a picture shows or is. */
const sortNames =
  /^$|(^|_)(category|class|classification|type|kind|sort|label|scene|setting|environment|location|place|subject|topic|theme|domain|content|answer|result|prediction|tag|genre|where|object|shows|depicts)(_|$)/;

/** Names of what nothing here can judge, whatever the options are. */
const beyondSeeing =
  /(^|_)(age|gender|sex|emotion|mood|sentiment|tone|material|fabric|brand|weather|season|time|breed|ethnicity|race|health|condition|damage|risk|severity|priority|urgency|safety|safe|quality|intent|event|activity|action|style|size|country|city|religion|occupation|relationship|blood|skin|hair|body|file|mime|data)(_|$)/;

/** What speaks less for an option is no answer. */
const leastConfidence = 0.25;

/** More options than these are a list of values, not a choice. */
const mostOptions = 200;

/**
 * The option of an enum that says best what one picture shows or is; undefined where nothing speaks for one more than
 * for the others, and under names of what nothing here can judge.
 */
export function classifiedOption(
  options: readonly unknown[],
  field: Field,
  scope: Scope,
): string | undefined {
  const [image, ...others] = imagesOf(scope);
  const isOfOne = image !== undefined && others.length === 0;
  if (!isOfOne || !isSort(field) || options.length > mostOptions) return undefined;
  const texts = options.filter((option) => typeof option === 'string');
  const [best, next] = classifyOptions(texts, image);
  if (best === undefined || (best.confidence < leastConfidence && !isCatchAll(best.option))) return undefined;
  return best.confidence > (next?.confidence ?? 0) ? best.option : undefined;
}

function isSort({ name }: Field): boolean {
  return sortNames.test(name) && !beyondSeeing.test(name);
}
