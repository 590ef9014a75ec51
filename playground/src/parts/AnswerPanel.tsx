import { useEffect, useRef } from 'react';
import { jsonIn } from '../answer/jsonIn.js';
import type { PlacedObject } from '../answer/placed.js';
import { shownText } from '../answer/shownText.js';
import { useWords } from '../words/useWords.js';
import { AnswerFacts } from './AnswerFacts.js';
import { CopyButton } from './CopyButton.js';
import type { Highlight } from './highlight.js';
import { Listing } from './Listing.js';
import { ObjectList } from './ObjectList.js';
import { ProblemNote } from './ProblemNote.js';
import type { Asking } from './useAsking.js';
import type { Pictures } from './usePictures.js';

/** The picture that objects are drawn on whose answer does not say which one they are in. */
export interface Drawing {
  readonly drawnOn: number | undefined;
  drawOn(index: number): void;
}

export interface AnswerPanelProps {
  readonly asking: Asking;
  readonly pictures: Pictures;
  readonly objects: readonly PlacedObject[];
  readonly highlight: Highlight;
  readonly drawing: Drawing;
}

export function AnswerPanel({ asking, pictures, objects, highlight, drawing }: AnswerPanelProps) {
  const words = useWords();
  const { answer, isRunning } = asking;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isRunning) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [isRunning]);
  if (!answer) {
    return (
      <section className="answer" aria-label={words.answer}>
        <h2>{words.answer}</h2>
        <p className="note">{words.noAnswer}</p>
      </section>
    );
  }
  const { text, thoughts, problem } = answer;
  const isEmptyList = answer.isDone && isEmpty(jsonIn(text));
  const raw = shownText(text);
  const goOn = () => {
    asking.goOnFrom({ id: answer.id!, pictures: answer.pictures });
    asking.change({ task: 'free', prompt: '' });
    document.getElementById('prompt')?.focus();
  };
  return (
    <section className="answer" ref={panel} aria-label={words.answer} aria-busy={isRunning}>
      <h2>{words.answer}</h2>
      <p role="status" className="note">
        {isRunning && words.asking}
        {isEmptyList && words.noObjects}
      </p>
      {problem && <ProblemNote problem={problem} />}
      {thoughts && (
        <details>
          <summary>{words.thoughts}</summary>
          <p className="said">{thoughts}</p>
        </details>
      )}
      {objects.length > 0 ? (
        <>
          <ObjectList
            objects={objects}
            highlight={highlight}
            pictures={pictures}
            asked={answer.pictures}
            drawing={drawing}
          />
          <details>
            <summary>{words.raw}</summary>
            <Listing label={words.raw} text={raw} />
          </details>
        </>
      ) : (
        <p className="said" data-answer>
          {raw}
        </p>
      )}
      {text && <CopyButton text={text} />}
      {answer.isDone && (
        <AnswerFacts answer={answer} onGoOn={answer.isKept && answer.id ? goOn : undefined} />
      )}
    </section>
  );
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  const [only, another] = Object.values(value ?? { none: '' });
  return another === undefined && Array.isArray(only) && only.length === 0;
}
