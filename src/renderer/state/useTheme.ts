// Dark or light, for what CSS cannot paint by itself.
import { useTheme as useChosenTheme } from './theme.ts';

export function useTheme(): 'dark' | 'light' {
  return useChosenTheme(({ theme }) => theme);
}
