// Whether the page is connected, for everything that shows it.
import { create } from 'zustand';
import type { ConnectionState } from './steadyLink.ts';

interface ConnectionStore {
  state: ConnectionState;
  /** How often it was open: more than once means that something may have been missed meanwhile. */
  openings: number;
}

export const useConnection = create<ConnectionStore>()(() => ({ state: 'connecting', openings: 0 }));

export function setConnectionState(state: ConnectionState): void {
  useConnection.setState(({ openings }) => ({ state, openings: openings + (state === 'open' ? 1 : 0) }));
}
