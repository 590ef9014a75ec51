import { useCallback, useState } from 'react';
import { type Answer, answerOf } from '../answer/answer.js';
import type { Api } from '../api/api.js';
import { deleteInteraction, getInteraction } from '../api/interactions.js';
import type { Model } from '../api/models.js';
import { requestBody } from '../ask/requestBody.js';
import { schemaProblem } from '../ask/schemaProblem.js';
import { firstSettings, type Settings } from '../ask/settings.js';
import type { HistoryRecord } from '../history/record.js';
import { storedPictures } from '../history/storedPictures.js';
import { contentOf, uploaded } from '../pictures/contents.js';
import { useAnswer } from './useAnswer.js';
import { useHistory } from './useHistory.js';
import { preferredModel } from './useModels.js';
import type { Pictures } from './usePictures.js';

/** A stored interaction that the next question goes on with, and the keys of the pictures that it is about. */
export interface Conversation {
  readonly id: string;
  readonly pictures: readonly string[];
}

export type Asking = ReturnType<typeof useAsking>;

/** The question as it stands, its answer, and those before. */
export function useAsking(api: Api, models: readonly Model[], pictures: Pictures) {
  const [chosen, setSettings] = useState<Settings>(firstSettings);
  const [conversation, goOnFrom] = useState<Conversation>();
  const { answer, ask, stop, show } = useAnswer(api);
  const history = useHistory();

  const settings = { ...chosen, model: preferredModel(models, chosen.model) };
  const change = useCallback(
    (some: Partial<Settings>) => setSettings((before) => ({ ...before, ...some })),
    [],
  );
  const isRunning = answer !== undefined && !answer.isDone;
  const isSchemaWrong = settings.format === 'schema' && schemaProblem(settings.schema) !== undefined;
  const isReady =
    !isRunning &&
    !pictures.isReading &&
    settings.model !== '' &&
    settings.prompt.trim() !== '' &&
    !isSchemaWrong;

  // The conversation has the others already.
  const added = pictures.list.filter(({ key }) => !conversation?.pictures.includes(key));

  const run = async () => {
    const keys = [...(conversation?.pictures ?? []), ...added.map(({ key }) => key)];
    const { isKept } = settings;
    const done = await ask({ pictures: keys, isKept }, async (signal) => {
      const list = await uploaded(api, added, signal);
      pictures.update(list);
      return requestBody(settings, await Promise.all(list.map(contentOf)), conversation?.id);
    });
    if (!isKept || !isStored(done)) return;
    history.add(recordOf(done, settings, keys.length));
    if (conversation === undefined || done.status !== 'completed') return;
    const further = { id: done.id, pictures: keys };
    // Unless it was left meanwhile.
    goOnFrom((now) => (now === conversation ? further : now));
  };

  /** Shows a stored interaction again. @throws ApiError when it is not there any more */
  const open = async ({ id, settings: asked }: HistoryRecord) => {
    const interaction = await getInteraction(api, id);
    const { earlier, own } = await storedPictures(api, interaction);
    const before = interaction.previous_interaction_id;
    pictures.replace([...earlier, ...own]);
    setSettings({ ...firstSettings, ...asked });
    goOnFrom(before === undefined ? undefined : { id: before, pictures: earlier.map(({ key }) => key) });
    show(
      answerOf(
        interaction,
        [...earlier, ...own].map(({ key }) => key),
      ),
    );
  };
  /** @throws ApiError */
  const forget = async ({ id }: HistoryRecord) => {
    await deleteInteraction(api, id).catch((error: { status?: number }) => {
      if (error.status !== 404) throw error;
    });
    history.remove(id);
    if (conversation?.id === id) goOnFrom(undefined);
    if (answer?.id === id) show({ ...answer, isKept: false });
  };

  return {
    settings,
    change,
    conversation,
    goOnFrom,
    added,
    answer,
    isRunning,
    isReady,
    run,
    stop,
    history,
    open,
    forget,
  };
}

function isStored(answer: Answer): answer is Answer & { id: string } {
  return answer.id !== undefined && answer.status !== undefined;
}

function recordOf({ id }: Answer & { id: string }, settings: Settings, pictures: number): HistoryRecord {
  return { id, created: new Date().toISOString(), pictures, settings };
}
