// Starts the page.
import '@fontsource-variable/inter/wght.css';
import './styles/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { stayFresh } from './freshness.ts';
import { jobNotices } from './jobs/jobNotices.ts';
import { queryClient } from './queryClient.ts';
import { askForFirstList } from './table/useTracks.ts';

askForFirstList();
void stayFresh(jobNotices());

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the interface');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
