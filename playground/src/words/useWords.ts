import { createContext, useContext } from 'react';
import { english, type Words } from './english.js';

export const WordsContext = createContext<Words>(english);

/** The texts of the page in the language that is chosen. */
export const useWords = (): Words => useContext(WordsContext);
