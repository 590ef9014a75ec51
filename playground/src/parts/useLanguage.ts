import { useEffect } from 'react';
import { type Language, languageFor, languages } from '../words/languages.js';
import { useStored } from './useStored.js';

/** The language that was chosen, else the first of the browser's that there is. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [value, store] = useStored('drishti.language');
  const language = languageFor(value ? [value] : navigator.languages);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = languages[language].words.title;
  }, [language]);
  return [language, store];
}
