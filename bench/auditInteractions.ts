import { readEvents } from '../src/interactions/stored/interactionRow.js';
import { openStore } from '../src/store/store.js';

/** Looks for what must not be in the database of a killed server; gives the problems in words. */
export async function auditStore(dataDir: string): Promise<string[]> {
  const problems: string[] = [];
  const store = await openStore({ dataDir });
  const blobs = new Set(await store.smallBlobs.list());
  for await (const sha256 of store.blobs.list()) blobs.add(sha256);
  const rows = await store.db.selectFrom('interactions').select(['id', 'status', 'record']).execute();
  for (const { id, status, record } of rows) {
    const batches = await store.db
      .selectFrom('interaction_events')
      .selectAll()
      .where('interaction_id', '=', id)
      .orderBy('first_seq')
      .execute();
    let next = 0;
    for (const { first_seq, events } of batches) {
      if (first_seq !== next)
        problems.push(`${id}: events ${next} to ${first_seq} are missing or there twice`);
      next = first_seq + (JSON.parse(events) as unknown[]).length;
    }
    const events = readEvents(batches);
    if (events[0]?.type !== 'created') problems.push(`${id}: has no beginning`);
    const isFinished = events.at(-1)?.type === 'finished';
    if (isFinished === (status === 'in_progress')) problems.push(`${id}: is ${status} with another log`);
    for (const [, sha256] of record.matchAll(/"sha256":"([0-9a-f]{64})"/g)) {
      if (!blobs.has(sha256 as string)) problems.push(`${id}: its picture ${sha256} is missing`);
    }
  }
  await store.close();
  return problems;
}
