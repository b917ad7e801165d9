/** Light, dark, or as the system says; the choice is kept in the browser. */
export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'hearsay.theme';
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

export function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEPT, theme);
  } catch {
    // A browser that keeps nothing shows the choice until the page is closed.
  }
}

export function nextTheme(theme: Theme): Theme {
  return NEXT[theme];
}
