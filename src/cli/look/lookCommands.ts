import type { Command } from 'commander';
import { withExamples } from '../examples.js';
import { addLookOptions, addOutOption, addPromptOption, classesOf, listOf, schemaFile } from './flags.js';
import { type LookCommand, lookAction } from './lookAction.js';
import * as tasks from './tasks.js';

const pictures = "files, patterns as 'photos/*.jpg', http(s) URLs, or - for stdin";
const labelsHelp = 'kinds of objects to look for, with commas between them (default: all)';

/** `drishti caption`, `ask`, `detect`, … : answers go to stdout, all else to stderr. */
export function addLookCommands(program: Command): void {
  const command = (usage: string, description: string) =>
    addLookOptions(program.command(usage).description(description).argument('<picture...>', pictures));

  const caption = addPromptOption(command('caption', 'say in a sentence what each picture shows'));
  withExamples(
    act(caption, { task: tasks.caption }),
    'drishti caption photo.jpg',
    "drishti caption 'photos/*.jpg' --json",
  );

  const ask = addLookOptions(program.command('ask').description('ask something about each picture'))
    .argument('<question>', 'in words')
    .argument('<picture...>', pictures)
    .option('--schema <file>', 'JSON Schema that the answer is to match', schemaFile)
    .option('--together', 'ask once about all the pictures together');
  withExamples(
    act(ask, { task: tasks.ask, asks: true }),
    'drishti ask "How many people are there?" photo.jpg',
    'drishti ask "What is on this receipt?" receipt.jpg --schema receipt.schema.json',
    'drishti ask "Which one is sharper?" a.jpg b.jpg --together',
  );

  const detect = addOutOption(addPromptOption(command('detect', 'find objects and their boxes')));
  withExamples(
    act(detect.option('-l, --labels <words>', labelsHelp, listOf), { task: tasks.detect }),
    'drishti detect photo.jpg',
    'drishti detect photos/*.jpg --labels car,bus --out marked',
    "drishti detect 'photos/**/*.jpg' --json > objects.jsonl",
    'drishti detect photo.jpg --server http://127.0.0.1:8787',
  );

  const segment = addOutOption(addPromptOption(command('segment', 'find objects and their outlines')));
  withExamples(
    act(segment.option('-l, --labels <words>', labelsHelp, listOf), { task: tasks.segment }),
    'drishti segment photo.jpg --out marked',
    'drishti segment photo.jpg --labels cup --json',
  );

  const read = addOutOption(addPromptOption(command('read', 'read the text')));
  withExamples(
    act(read, { task: tasks.read }),
    'drishti read receipt.jpg',
    'drishti read page.png --json --out marked',
    'scan-to-stdout | drishti read -',
  );

  const classify = addPromptOption(command('classify', 'tell which of some classes each picture is of'));
  withExamples(
    act(classify.requiredOption('-l, --labels <words>', 'the classes, with commas between them', classesOf), {
      task: tasks.classify,
    }),
    'drishti classify photo.jpg --labels food,animal,street',
  );

  const compare = addPromptOption(command('compare', 'say in what pictures are alike and differ'));
  withExamples(
    act(compare, { task: tasks.compare, together: true, least: 2 }),
    'drishti compare before.jpg after.jpg',
  );
}

function act(command: Command, look: LookCommand): Command {
  return command.action(lookAction(look));
}
