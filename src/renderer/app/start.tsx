// Starts the page.
import '@fontsource-variable/inter/wght.css';
import '../styles/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { spokenLocale } from '../../core/languages/say.ts';
import { followMenu } from '../commands/followMenu.ts';
import { goBackByMouse } from '../commands/goBack.ts';
import { jobNotices } from '../features/jobs/jobNotices.ts';
import { stayFresh } from '../wire/freshness.ts';
import { queryClient } from '../wire/queryClient.ts';
import { App } from './App.tsx';

goBackByMouse();
void stayFresh(jobNotices());
void followMenu();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the interface');
createRoot(root).render(
  <StrictMode>
    {/* What controls say of themselves, and how they write numbers, in the page's language rather than the browser's. */}
    <I18nProvider locale={spokenLocale().tag}>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
