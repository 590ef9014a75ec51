import { isPaper } from '../../../scene/scene.js';
import type { Field } from '../fields/field.js';
import { captionOf, proseOf, type Scope } from '../scope.js';
import { documentsOf } from '../topics/documentsOf.js';
import { sceneName } from '../topics/scene.js';

/** Words beside `description` and its like that leave it about the whole picture, or about what it mainly shows. */
const harmless =
  /^(image|picture|photo|short|long|brief|detailed|seo|suggested|generated|overall|general|scene|visual|main|final|your|the|concise|one|sentence|full|english|alt|alternative|accessibility|accessible|aria|social|media|post|content|product|item|object|listing|answer|to|question|in|words|a|text|caption|description|title|summary|headline)$/;

const titleName =
  /^((document|page|image|picture|photo|seo|suggested|short|product|listing|article|main)_)*(title|headline)$/;

/** Fields beside a title that say whose it is. */
const titledWorks =
  /^(author|authors|artist|isbn|publisher|director|subtitle|edition|album|price|journal|email|phone|first_name|last_name|full_name|job_title)$/;

/** A text about whole pictures: a caption, a description, a title, or the answer in prose. */
export function textString(field: Field, scope: Scope): string | undefined {
  const { name } = field;
  if (scope.seen.length === 0) return proseOf(scope);
  const isTitle = titleName.test(name);
  if (/(^|_)(title|headline)(_|$)/.test(name) && !isTitle) return undefined;
  if (isTitle && scope.siblings.some((sibling) => titledWorks.test(sibling))) return undefined;
  if (isTitle && isRead(scope)) return documentsOf(scope)[0]?.title;
  if (/^(notes?|comments?)$/.test(name) && isRead(scope)) return undefined;
  if (!name.split('_').every((word) => harmless.test(word) || isAnswer.test(word))) return undefined;
  if (isTitle) return captionOf(scope, 'caption', 'a title');
  if (/^(long|detailed|full)_/.test(name)) return described(scope, 'describe');
  if (/caption|alt_text|summary|overview/.test(name)) return described(scope, 'caption');
  return /description|details|observation|narrative/.test(name)
    ? described(scope, 'describe')
    : proseOf(scope);
}

const isAnswer =
  /^(answer|response|explanation|sentence|comment|overview|observation|reply|message|result|details?|narrative|notes?)$/;

/** Whether a picture is read rather than looked at. */
function isRead(scope: Scope): boolean {
  const documents = documentsOf(scope);
  return (
    documents.some(({ kind }) => kind !== 'other') || (documents.length > 0 && isPaper(sceneName(scope)))
  );
}

/** What the prompt wants described, if it names something; else the whole picture, in the length of the field. */
function described(scope: Scope, task: 'caption' | 'describe'): string {
  const asks = scope.plan.asks.filter((ask) => ask.task === 'caption' || ask.task === 'describe');
  return asks.some(({ targets }) => targets.length > 0) ? proseOf(scope, asks) : captionOf(scope, task);
}
