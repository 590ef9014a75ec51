import type { KeyboardEvent } from 'react';
import { useWords } from '../words/useWords.js';
import { Options } from './Options.js';
import { TaskPicker } from './TaskPicker.js';
import type { Asking } from './useAsking.js';
import type { Models } from './useModels.js';

export interface AskPanelProps {
  readonly asking: Asking;
  readonly models: Models;
}

/** The question and how it is to be answered. */
export function AskPanel({ asking, models }: AskPanelProps) {
  const words = useWords();
  const { settings, change, conversation, goOnFrom, isRunning, isReady, run, stop } = asking;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isReady) return;
    event.preventDefault();
    void run();
  };
  return (
    <section className="ask" aria-label={words.question} onKeyDown={onKeyDown}>
      <TaskPicker settings={settings} change={change} />
      <label className="field">
        {words.prompt}
        <textarea
          id="prompt"
          rows={5}
          value={settings.prompt}
          aria-describedby="prompt-hint"
          onChange={(event) => change({ prompt: event.target.value })}
        />
      </label>
      <p id="prompt-hint" className="note">
        {words.promptHint}
      </p>
      {conversation && (
        <p className="going-on">
          {words.goingOn}
          <button type="button" onClick={() => goOnFrom(undefined)}>
            {words.startNew}
          </button>
        </p>
      )}
      <div className="run">
        <button
          type="button"
          className="primary"
          disabled={!isReady && !isRunning}
          aria-disabled={isRunning}
          onClick={() => isReady && void run()}
        >
          {words.run}
        </button>
        {isRunning ? (
          <button type="button" onClick={stop}>
            {words.stop}
          </button>
        ) : (
          <kbd>{words.runHint}</kbd>
        )}
      </div>
      <Options settings={settings} change={change} models={models} />
    </section>
  );
}
