import { useState } from 'react';
import type { ApiError } from '../api/apiError.js';
import type { HistoryRecord } from '../history/record.js';
import { useWords } from '../words/useWords.js';
import { ProblemNote } from './ProblemNote.js';
import type { Asking } from './useAsking.js';
import { asApiError } from './useModels.js';

export interface HistoryViewProps {
  readonly asking: Asking;
  onClose(): void;
}

/** What was asked here and is kept by the server. */
export function HistoryView({ asking: { history, open, forget }, onClose }: HistoryViewProps) {
  const words = useWords();
  const [problem, setProblem] = useState<ApiError>();
  const attempt = (work: Promise<void>) => work.catch((error) => setProblem(asApiError(error)));
  const { records } = history;
  const show = (record: HistoryRecord) => attempt(open(record).then(onClose));
  const forgetAll = async () => {
    for (const record of records) await forget(record);
  };
  return (
    <>
      <p className="note">{records.length === 0 ? words.historyEmpty : words.historyNote}</p>
      {problem && (
        <ProblemNote
          problem={problem.status === 404 ? { ...asProblem(problem), message: words.gone } : problem}
        />
      )}
      <ul className="rows">
        {records.map((record) => (
          <li key={record.id}>
            <div>
              <strong>{record.settings.prompt.slice(0, 120)}</strong>
              <span className="note">
                <Time value={record.created} /> · {words.picturesCount(record.pictures)} ·{' '}
                {record.settings.model}
              </span>
            </div>
            <button type="button" onClick={() => void show(record)}>
              {words.open}
            </button>
            <button type="button" onClick={() => void attempt(forget(record))}>
              {words.delete}
            </button>
          </li>
        ))}
      </ul>
      {records.length > 1 && (
        <button type="button" onClick={() => void attempt(forgetAll())}>
          {words.deleteAll}
        </button>
      )}
    </>
  );
}

const asProblem = ({ status, code, message }: ApiError) => ({ status, code, message });

function Time({ value }: { readonly value: string }) {
  const text = new Date(value).toLocaleString(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return <time dateTime={value}>{text}</time>;
}
