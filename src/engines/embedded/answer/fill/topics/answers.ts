import type { Ask } from '../../../language/plan.js';
import type { Finding } from '../facts/finding.js';
import { proseOf, type Scope } from '../scope.js';
import type { Topic } from './topic.js';

/** The answers to the questions of the prompt, one by one. */
export const answers: Topic = {
  names: /^(answers|responses|replies|questions|questions_and_answers|qa|qa_pairs|question_answers)$/,
  senses: [],
  findings(_field, _item, scope) {
    return scope.seen.length === 0 ? undefined : scope.plan.asks.map((ask) => findingOf(ask, scope));
  },
};

function findingOf(ask: Ask, scope: Scope): Finding {
  const text = proseOf(scope, [ask]);
  return {
    text,
    fact({ name }) {
      if (/question|prompt|query/.test(name)) return ask.question;
      return /answer|response|text|reply|value|result/.test(name) ? text : undefined;
    },
  };
}
