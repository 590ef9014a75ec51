import { useState } from 'react';
import { formats, resolutions, type Settings, thinkingLevels } from '../ask/settings.js';
import { useWords } from '../words/useWords.js';
import { Choice } from './Choice.js';
import { SchemaField } from './SchemaField.js';
import type { Models } from './useModels.js';

/** On small screens the answer comes below; they begin with the options closed. */
const hasRoom = () => matchMedia('(min-width: 760px)').matches;

export interface OptionsProps {
  readonly settings: Settings;
  readonly models: Models;
  change(settings: Partial<Settings>): void;
}

/** Form of the answer, model, detail, thinking, and whether it is kept. */
export function Options({ settings, models: { models, problem }, change }: OptionsProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(hasRoom);
  const { format, model, resolution, thinking, isKept } = settings;
  const names = Object.fromEntries(models.map(({ name, displayName }) => [name, `${name} · ${displayName}`]));
  const description = models.find(({ name }) => name === model)?.description;
  return (
    <details className="options" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.options}</summary>
      <Choice
        label={words.format}
        value={format}
        options={formats}
        names={words.formats}
        onChange={(value) => change({ format: value })}
      />
      {format === 'schema' && (
        <SchemaField schema={settings.schema} onChange={(schema) => change({ schema })} />
      )}
      <Choice
        label={words.model}
        value={model}
        options={models.map(({ name }) => name)}
        names={names}
        onChange={(value) => change({ model: value })}
      />
      <p className={problem ? 'problem' : 'note'} role="status">
        {problem ? `${words.errorAt(problem.status, problem.code)}: ${problem.message}` : description}
      </p>
      <Choice
        label={words.resolution}
        value={resolution}
        options={resolutions}
        names={words.resolutions}
        onChange={(value) => change({ resolution: value })}
      />
      <Choice
        label={words.thinking}
        value={thinking}
        options={thinkingLevels}
        names={words.levels}
        onChange={(value) => change({ thinking: value })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={isKept}
          onChange={(event) => change({ isKept: event.target.checked })}
        />
        {words.keep}
      </label>
    </details>
  );
}
