import { useState } from 'react';
import { codeRequestOf } from '../code/codeRequestOf.js';
import { curlOf } from '../code/curl.js';
import { javascriptOf } from '../code/javascript.js';
import { pythonOf } from '../code/python.js';
import { useWords } from '../words/useWords.js';
import { CopyButton } from './CopyButton.js';
import { Listing } from './Listing.js';
import type { Asking } from './useAsking.js';

const programs = { JavaScript: javascriptOf, Python: pythonOf, curl: curlOf };

type Name = keyof typeof programs;

const names = Object.keys(programs) as Name[];

/** A program that asks what the page would ask now. */
export function CodeView({ asking: { settings, added, conversation } }: { readonly asking: Asking }) {
  const words = useWords();
  const [name, setName] = useState<Name>('JavaScript');
  const code = programs[name](codeRequestOf(location.origin, settings, added, conversation?.id));
  return (
    <>
      <fieldset className="tasks">
        <legend>{words.codeLanguage}</legend>
        {names.map((each) => (
          <label key={each}>
            <input type="radio" name="program" checked={each === name} onChange={() => setName(each)} />
            <span>{each}</span>
          </label>
        ))}
      </fieldset>
      <p className="note">{words.codeNote}</p>
      <Listing label={name} text={code} />
      <CopyButton text={code} />
    </>
  );
}
