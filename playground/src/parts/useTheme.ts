import { useEffect } from 'react';
import { useStored } from './useStored.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Light, dark, or as the system has it. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [value, store] = useStored('drishti.theme');
  const theme = themes.find((each) => each === value) ?? 'system';
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, store];
}
