import { useEffect, useMemo, useState } from 'react';
import { placedObjects } from './answer/placed.js';
import type { Api } from './api/api.js';
import { AnswerPanel } from './parts/AnswerPanel.js';
import { AskPanel } from './parts/AskPanel.js';
import { Dialogs } from './parts/Dialogs.js';
import { Header, type Looks, type View } from './parts/Header.js';
import { PicturePanel } from './parts/PicturePanel.js';
import { useAsking } from './parts/useAsking.js';
import type { KeyHolder } from './parts/useKey.js';
import { useModels } from './parts/useModels.js';
import { usePictures } from './parts/usePictures.js';
import { useWholePage } from './parts/useWholePage.js';
import { useWords } from './words/useWords.js';

export interface PlaygroundProps {
  readonly api: Api;
  readonly keyHolder: KeyHolder;
  readonly looks: Looks;
}

export function Playground({ api, keyHolder, looks }: PlaygroundProps) {
  const words = useWords();
  const models = useModels(api);
  const pictures = usePictures();
  const asking = useAsking(api, models.models, pictures);
  const [view, setView] = useState<View>();
  const [picked, pick] = useState<number>();
  const [hovered, hover] = useState<number>();
  const [drawnOn, drawOn] = useState<number>();
  const { answer } = asking;
  const text = answer?.text ?? '';
  const asked = answer?.pictures;
  const objects = useMemo(
    () => placedObjects({ text, pictures: asked ?? [] }, drawnOn ?? (asked?.length ?? 1) - 1),
    [text, asked, drawnOn],
  );

  const wantsKey = models.problem?.wantsKey === true || answer?.problem?.status === 401;
  useEffect(() => {
    if (wantsKey) setView('key');
  }, [wantsKey]);
  // What was chosen among earlier objects is not among these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another question is asked
  useEffect(() => {
    pick(undefined);
    hover(undefined);
    drawOn(undefined);
  }, [asked]);
  const { select } = pictures;
  const firstPlace = answer?.isDone ? objects[0]?.pictureKey : undefined;
  useEffect(() => {
    if (firstPlace !== undefined) select(firstPlace);
  }, [firstPlace, select]);

  const isRefused = useWholePage(pictures);
  const highlight = { picked, hovered, pick, hover };
  return (
    <>
      <a className="skip" href="#prompt">
        {words.skip}
      </a>
      <Header looks={looks} onOpen={setView} hasKey={keyHolder.key !== ''} />
      <main>
        <PicturePanel
          pictures={pictures}
          objects={objects}
          highlight={highlight}
          problem={isRefused ? words.notPicture : undefined}
        />
        <AskPanel asking={asking} models={models} />
        <AnswerPanel
          asking={asking}
          pictures={pictures}
          objects={objects}
          highlight={highlight}
          drawing={{ drawnOn, drawOn }}
        />
      </main>
      <Dialogs
        view={view}
        onClose={() => setView(undefined)}
        api={api}
        keyHolder={keyHolder}
        isKeyRefused={wantsKey}
        pictures={pictures}
        asking={asking}
      />
    </>
  );
}
