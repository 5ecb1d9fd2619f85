export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast';

export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];
