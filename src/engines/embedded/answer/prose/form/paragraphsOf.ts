import type { Ask, Plan } from '../../../language/plan.js';
import { pictureAsked } from '../../pictureAsked.js';
import type { SeenImage } from '../../seen.js';
import { taskWriters } from '../tasks/taskWriters.js';
import { asksOnlyUnknown, caveats, tellView, tellViewTersely } from '../tell.js';
import { chosenIn, type View } from '../view.js';
import { withoutRepeatedAbsences } from '../words/absence.js';
import { capitalized } from '../words/english.js';
import type { Arrangement, Paragraph } from './paragraph.js';
import { essential, type Statement } from './statement.js';
import { objectTable } from './table.js';

/** What a plan's answer says, ask by ask and picture by picture, before it is fitted to limits. */
export function paragraphsOf(plan: Plan, seen: readonly SeenImage[]): Paragraph[] {
  const isNumbered = asksAreNumbered(plan);
  const told = new Set<string>();
  const paragraphs = plan.asks.flatMap((ask, index) => {
    const views = viewsOf(ask, plan, seen);
    const own = paragraphsOfAsk(isNumbered ? views : withoutRepeatedAbsences(views, told));
    const number = isNumbered ? `${index + 1}. ` : '';
    return own.map((paragraph, at) =>
      at === 0 ? { ...paragraph, prefix: number + paragraph.prefix } : paragraph,
    );
  });
  return withoutRepetitions(paragraphs);
}

/** A view of each picture that an ask is about: the one it names, else all. */
export function viewsOf(ask: Ask, plan: Plan, seen: readonly SeenImage[]): View[] {
  const views = seen.map((image, picture) => ({ ask, plan, image, picture, images: seen }));
  if (ask.task === 'compare') return views;
  const asked = pictureAsked(ask.question ?? '', seen.length) ?? pictureAsked(plan.instructions, seen.length);
  return asked === undefined ? views : [views[asked]!];
}

function paragraphsOfAsk(views: readonly View[]): Paragraph[] {
  if (views.length === 0) return [];
  const { tellAcross, tellTerselyAcross } = taskWriters[views[0]!.ask.task];
  if (views.length > 1 && views[0]!.plan.isTerse) {
    const terse = tellTerselyAcross?.(views);
    if (terse !== undefined) return [prose('', [essential(terse)])];
  }
  const across = views.length > 1 ? tellAcross?.(views) : undefined;
  return across !== undefined ? [prose('', across)] : views.flatMap(paragraphsOfView);
}

function paragraphsOfView(view: View): Paragraph[] {
  const prefix = view.images.length > 1 ? `Picture ${view.picture + 1}: ` : '';
  const list = listOf(view);
  if (list !== undefined) return [{ ...list, prefix }, ...notes(caveats(view))];
  if (view.plan.isTerse) return [prose(prefix, [essential(tellViewTersely(view))])];
  return [prose(prefix, tellView(view).map(prefix === '' ? (statement) => statement : beginning))];
}

/** The answer as a list or a table, where such a layout is asked for and there is something to list. */
function listOf(view: View): Omit<Paragraph, 'prefix'> | undefined {
  const { layout } = view.plan;
  const writer = taskWriters[view.ask.task];
  const items = layout === undefined || asksOnlyUnknown(view) ? undefined : writer.items?.(view);
  if (layout === undefined || items === undefined || items.length === 0) return undefined;
  if (layout !== 'table') return { statements: items.map((item) => essential(item)), arrangement: layout };
  const objects = chosenIn(view, view.ask.task === 'count' ? 'count' : 'list');
  const table = objects.length > 0 && writer.isAboutObjects(view) ? objectTable(objects) : undefined;
  if (table === undefined)
    return { statements: items.map((item) => essential(item)), arrangement: 'bullets' };
  return { statements: [essential(table, items.join(', '))], arrangement: 'prose' };
}

function prose(
  prefix: string,
  statements: readonly Statement[],
  arrangement: Arrangement = 'prose',
): Paragraph {
  return { prefix, statements, arrangement };
}

function notes(statements: readonly Statement[]): Paragraph[] {
  return statements.length === 0 ? [] : [prose('', statements)];
}

/** After "Picture 1: " every wording begins with a capital. */
function beginning(statement: Statement): Statement {
  return { ...statement, wordings: statement.wordings.map(capitalized) };
}

const numbered = /(?:^[ \t]*|[.?!;][ \t]+)(?:q(?:uestion)?[ \t]*)?\(?\d{1,2}[.):][ \t]/gim;

/** Whether a prompt numbers what it asks. */
function asksAreNumbered({ asks, instructions }: Plan): boolean {
  return asks.length > 1 && (instructions.match(numbered)?.length ?? 0) >= asks.length;
}

/** What was said already is not said again. */
function withoutRepetitions(paragraphs: readonly Paragraph[]): Paragraph[] {
  const said = new Set<string>();
  return paragraphs.filter(({ prefix, statements }) => {
    const text = statements.map(({ wordings }) => wordings[0]).join('\n');
    // "Yes, I can see a dog" says that a dog is there.
    const key = `${prefix}${capitalized(text.replace(/^(?:Yes|No), /, ''))}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}
