import { useMemo } from 'react';
import { Api } from './api/api.js';
import { Playground } from './Playground.js';
import { useKey } from './parts/useKey.js';
import { useLanguage } from './parts/useLanguage.js';
import { useTheme } from './parts/useTheme.js';
import { languages } from './words/languages.js';
import { WordsContext } from './words/useWords.js';

/** The page with its language, colours and key. */
export function App() {
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  const keyHolder = useKey();
  const { key, entries } = keyHolder;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that a key is entered
  const api = useMemo(() => new Api(key), [key, entries]);
  return (
    <WordsContext value={languages[language].words}>
      <Playground api={api} keyHolder={keyHolder} looks={{ language, setLanguage, theme, setTheme }} />
    </WordsContext>
  );
}
