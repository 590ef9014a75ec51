import { objectField } from '../folder/field.js';
import type { JsonObject } from '../folder/modelFiles.js';

/** Turns what Florence-2 is asked into the sentence that it was trained on. */
export type TaskPrompts = (text: string) => string;

/**
 * Reads the tasks of preprocessor_config.json: `<OD>` alone stands for a sentence, `<CAPTION_TO_PHRASE_GROUNDING>a dog` for
 * one with the input in it. A text that names no task is asked as it is.
 */
export function taskPromptsOf(preprocessor: JsonObject): TaskPrompts {
  const alone = texts(objectField(preprocessor, 'task_prompts_without_inputs'));
  const withInput = texts(objectField(preprocessor, 'task_prompts_with_input'));
  return (text) => {
    const asked = text.trim();
    const sentence = alone.get(asked);
    if (sentence !== undefined) return sentence;
    const task = [...withInput.keys()].find((name) => asked.includes(name));
    if (task === undefined) return asked;
    return withInput.get(task)!.replaceAll('{input}', () => asked.replaceAll(task, '').trim());
  };
}

function texts(object: JsonObject): Map<string, string> {
  const entries = Object.entries(object);
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
