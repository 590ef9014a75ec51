import { precisionOf } from '../models/describe.js';
import { shownBytes } from '../models/diskSpace.js';
import { HubConnection } from '../models/hub/connection.js';
import { ModelError } from '../models/modelError.js';
import { type PullOutcome, pullModel } from '../models/pull.js';
import { type PullPlan, planPull } from '../models/pullPlan.js';
import { parseReference, type Reference } from '../models/reference.js';
import { prepareDataDir } from '../services/dataDir.js';
import { version } from '../services/version.js';
import { isDataDirInUse } from '../store/inUse.js';
import { confirmed } from './confirmed.js';
import type { ModelsCall } from './modelsAction.js';
import { addModel } from './modelsAdd.js';
import { parseDtypes } from './modelsDtype.js';
import { PullMeter } from './modelsMeter.js';

/** `drishti models pull`: prints the id of each model on stdout once it is there. */
export async function pullModels(call: ModelsCall): Promise<void> {
  const { config, names, options } = call;
  if (options.id !== undefined && names.length > 1) {
    throw new ModelError('--id is for one model; pull them one after the other');
  }
  const references = names.map((name) => parseReference(name, config.hubUrl));
  const meter = new PullMeter(process.stderr);
  const connection = new HubConnection({
    url: config.hubUrl,
    token: config.hubToken || undefined,
    userAgent: `drishti/${version}`,
    onRetry: (reason, waitMs) => {
      meter.end();
      say(`${reason}; once more${waitMs > 0 ? ` in ${Math.ceil(waitMs / 1000)} s` : ''}`);
    },
  });
  try {
    for (const reference of references) await pullOne(reference, connection, meter, call);
  } finally {
    meter.end();
    await connection.close();
  }
}

async function pullOne(
  reference: Reference,
  connection: HubConnection,
  meter: PullMeter,
  call: ModelsCall,
): Promise<void> {
  if (reference.type === 'folder') return addModel({ ...call, names: [reference.folder] });
  const { config, options, signal } = call;
  const dataDir = prepareDataDir(config.dataDir);
  const request = { ...reference, id: options.id, dtypes: parseDtypes(options.dtype) };
  const plan = await planPull(connection, request, signal);
  const outcome = await pullModel({
    connection,
    dataDir,
    plan,
    confirm: () => confirm(plan, config.hubUrl, call),
    isInUse: () => isDataDirInUse(dataDir),
    onProgress: (progress) => meter.show(progress),
    signal,
  });
  meter.end();
  if (outcome.type === 'pulled') {
    // What it needs is loaded only here: pulling what is here already is quick.
    const { fixPulled } = await import('./modelsFix.js');
    await fixPulled(dataDir, outcome.model, say);
  }
  report(plan.id, outcome);
}

/** The licence is shown before anything large is downloaded; who sits at a terminal is asked. */
async function confirm(
  plan: PullPlan,
  hubUrl: string,
  { options, signal, stop }: ModelsCall,
): Promise<boolean> {
  const { id, kind, repository, licence, bytes, files } = plan;
  say(`${id} (${kind}, ${precisionOf(plan)})`);
  say(`  from      ${hubUrl}/${repository.name} at ${repository.revision.slice(0, 12)}`);
  say(`  licence   ${licence ?? 'not stated; see that page'}`);
  say(`  download  ${shownBytes(bytes)} in ${files.length} files`);
  if (options.yes || !process.stdin.isTTY) return true;
  return confirmed('Download it? [Y/n] ', process.stdin, process.stderr, { signal, stop });
}

function report(id: string, outcome: PullOutcome): void {
  if (outcome.type === 'declined') throw new ModelError(`${id} was not pulled`);
  if (outcome.type === 'same') say(`${id} is here already`);
  else say(`${id} is here. A server that runs uses it once it is started again.`);
  process.stdout.write(`${id}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
