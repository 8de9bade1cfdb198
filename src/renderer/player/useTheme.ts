// Dark or light, for what CSS cannot paint by itself.
import { useTheme as useChosenTheme } from '../stores/theme.ts';

export function useTheme(): 'dark' | 'light' {
  return useChosenTheme(({ theme }) => theme);
}
