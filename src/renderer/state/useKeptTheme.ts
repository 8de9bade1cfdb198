// The theme as the library keeps it, wherever it was chosen, brought to this page.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../wire/api.ts';
import { chooseTheme } from './theme.ts';

export function useKeptTheme(): void {
  const { data: settings } = useQuery(api.settings.get.queryOptions());
  const theme = settings?.theme;
  useEffect(() => {
    if (theme !== undefined) chooseTheme(theme);
  }, [theme]);
}
