import icon from '../icon.svg';
import { type Language, languages } from '../words/languages.js';
import { useWords } from '../words/useWords.js';
import { type Theme, themes } from './useTheme.js';

/** What can be opened over the page. */
export type View = 'history' | 'files' | 'code' | 'key';

export interface Looks {
  readonly language: Language;
  readonly theme: Theme;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
}

export interface HeaderProps {
  readonly looks: Looks;
  readonly hasKey: boolean;
  onOpen(view: View): void;
}

const views: readonly View[] = ['history', 'files', 'code', 'key'];

export function Header({ looks, hasKey, onOpen }: HeaderProps) {
  const words = useWords();
  return (
    <header className="header">
      <h1>
        <img src={icon} alt="" width="28" height="28" />
        {words.title}
      </h1>
      <nav aria-label={words.title}>
        {views.map((view) => (
          <button key={view} type="button" className="quiet" onClick={() => onOpen(view)}>
            {words[view]}
            {view === 'key' && hasKey && ' ✓'}
          </button>
        ))}
      </nav>
      <LooksPickers {...looks} />
    </header>
  );
}

function LooksPickers({ language, setLanguage, theme, setTheme }: Looks) {
  const words = useWords();
  return (
    <div className="looks">
      <select
        aria-label={words.theme}
        value={theme}
        onChange={(event) => setTheme(event.target.value as Theme)}
      >
        {themes.map((each) => (
          <option key={each} value={each}>
            {words.themes[each]}
          </option>
        ))}
      </select>
      <select
        aria-label={words.language}
        value={language}
        onChange={(event) => setLanguage(event.target.value as Language)}
      >
        {Object.entries(languages).map(([code, { name }]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
