import type { FillType } from './filler.js';
import { kindsNamedBy, namesKinds } from './namedKinds.js';
import { objectsOfTask, type Scope } from './scope.js';

const presence = /(^|_)(present|found|exists?|detected|visible|any)(_|$)/;

/** Fills a truth value: whether things that the name names, or that the prompt asks about, are there. */
export const fillBoolean: FillType = (_schema, field, scope) => {
  if (namesKinds(field)) return isThere(kindsNamedBy(field) as readonly string[], scope);
  if (scope.subject !== undefined || scope.group !== undefined) return undefined;
  const asked = objectsOfTask(scope, 'exists');
  if (field.name === '' || field.name === 'answer') return asked === undefined ? undefined : asked.length > 0;
  const kinds = kindsNamedBy(field);
  if (!presence.test(field.name) || kinds === undefined || scope.plan.kinds.length === 0) return undefined;
  return scope.objects.length > 0;
};

function isThere(kinds: readonly string[], { subject, everything }: Scope): boolean {
  const objects = subject === undefined ? everything : [subject];
  return objects.some(({ label }) => kinds.includes(label));
}
