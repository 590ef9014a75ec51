import type { Settings } from '../ask/settings.js';
import { promptOf, type Task, tasks, tasksAbout } from '../ask/tasks.js';
import { useWords } from '../words/useWords.js';

export interface TaskPickerProps {
  readonly settings: Settings;
  change(settings: Partial<Settings>): void;
}

/** Writes the prompt of a usual question. */
export function TaskPicker({ settings: { task, about }, change }: TaskPickerProps) {
  const words = useWords();
  const kind = task === 'classify' ? 'labels' : 'things';
  const choose = (next: Task) => change({ task: next, about: '', prompt: promptOf(next, '') });
  return (
    <>
      <fieldset className="tasks">
        <legend>{words.task}</legend>
        {tasks.map((each) => (
          <label key={each}>
            <input type="radio" name="task" checked={each === task} onChange={() => choose(each)} />
            <span>{words.tasks[each]}</span>
          </label>
        ))}
      </fieldset>
      {tasksAbout.includes(task) && (
        <label className="field">
          {words.about[kind]}
          <input
            type="text"
            value={about}
            placeholder={words.aboutHint[kind]}
            onChange={({ target }) => change({ about: target.value, prompt: promptOf(task, target.value) })}
          />
        </label>
      )}
    </>
  );
}
