import type { Command } from 'commander';
import { withExamples } from '../examples.js';
import { addServerOptions } from '../look/flags.js';
import { filesAction } from './filesAction.js';
import { deleteFiles, getFile, listFiles, uploadFiles } from './filesTasks.js';

/** `drishti files …`: the uploaded files of a server. Answers go to stdout, all else to stderr. */
export function addFilesCommand(program: Command): void {
  const files = program.command('files').description('upload, list and delete files of a server');
  const command = (usage: string, description: string) =>
    addServerOptions(
      files.command(usage).description(description),
      'the server (default: http://127.0.0.1:8787)',
    );
  withExamples(
    command('upload <path...>', 'upload files and print their names')
      .option('--json', 'print what the server says of each, a line for each')
      .action(filesAction(uploadFiles)),
    'drishti files upload photo.jpg',
    'drishti files upload *.jpg --server http://127.0.0.1:8787 --json',
  );
  withExamples(
    command('list', 'list the files, the newest first')
      .alias('ls')
      .option('--json', 'a line of JSON for each')
      .action(filesAction(listFiles)),
    'drishti files list',
  );
  withExamples(
    command('get <name>', 'print what is known of a file, in JSON').action(filesAction(getFile)),
    'drishti files get files/abc-123',
  );
  withExamples(
    command('delete <name...>', 'delete files and print their names')
      .alias('rm')
      .action(filesAction(deleteFiles)),
    'drishti files delete files/abc-123',
  );
}
