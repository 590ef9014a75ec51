import { lazy, Suspense } from 'react';
import { schemaProblem } from '../ask/schemaProblem.js';
import { type TemplateName, templateNames, templates } from '../ask/templates.js';
import { useWords } from '../words/useWords.js';
import { Fallback } from './Fallback.js';

/** As large as all the rest of the page: loaded when it is needed. */
const JsonEditor = lazy(() => import('./JsonEditor.js'));

export interface SchemaFieldProps {
  readonly schema: string;
  onChange(schema: string): void;
}

/** A schema to write, with templates, and whether it can be sent. */
export function SchemaField({ schema, onChange }: SchemaFieldProps) {
  const words = useWords();
  const problem = schemaProblem(schema);
  const take = (name: string) => onChange(JSON.stringify(templates[name as TemplateName], null, 2));
  const plain = (
    <textarea
      aria-label={words.schema}
      rows={12}
      value={schema}
      onChange={({ target }) => onChange(target.value)}
    />
  );
  return (
    <div className="schema">
      <label className="field">
        {words.template}
        <select value="" onChange={(event) => event.target.value && take(event.target.value)}>
          <option value="">{words.chooseTemplate}</option>
          {templateNames.map((name) => (
            <option key={name} value={name}>
              {words.templates[name]}
            </option>
          ))}
        </select>
      </label>
      <Fallback instead={plain}>
        <Suspense fallback={<p className="note">{words.loading}</p>}>
          <JsonEditor label={words.schema} value={schema} onChange={onChange} />
        </Suspense>
      </Fallback>
      <p role="status" className={problem ? 'problem' : 'note'}>
        {problem ? `${words.schemaProblems[problem.kind]}: ${problem.where}` : words.schemaOk}
      </p>
    </div>
  );
}
