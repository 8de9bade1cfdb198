// The only way out of the page: the contract's client, its query options, sound by URL, and what only a desktop can do.
import { createORPCClient } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { bridgeName, type DesktopBridge, mediaBase } from '../core/contract/bridge.ts';
import type { Client } from '../core/contract/contract.ts';
import type { WindowClient } from '../core/contract/desktop.ts';
import { decodePeaks, type Peaks } from '../core/model/peaks.ts';
import { setConnectionState } from './stores/connection.ts';
import { connectPort } from './wire/portWire.ts';
import { connectSocket } from './wire/socketWire.ts';
import { steadyLink } from './wire/steadyLink.ts';

declare global {
  interface Window {
    readonly [bridgeName]?: DesktopBridge;
  }
}

const bridge = window[bridgeName];

const link = steadyLink({
  connect: bridge === undefined ? connectSocket : connectPort,
  onState: setConnectionState,
});

const windowClient: WindowClient = createORPCClient(link);

export const client: Client = windowClient;

/** Query and mutation options of everything in the contract. */
export const api = createTanstackQueryUtils(client);

/** What only the desktop app can do; null in a browser. */
export const desktop =
  bridge === undefined
    ? null
    : {
        chooseFolder: (title: string) => windowClient.desktop.chooseFolder({ title }),
        reveal: (trackId: number) => windowClient.desktop.reveal({ trackId }),
        pathOf: (file: File) => bridge.pathOf(file),
      };

export function audioUrl(trackId: number): string {
  return mediaUrl(`${trackId}`);
}

/** Waveform peaks of a track; rejects when they cannot be had. */
export async function fetchPeaks(trackId: number, signal: AbortSignal): Promise<Peaks> {
  const response = await fetch(mediaUrl(`${trackId}/peaks`), { signal });
  if (!response.ok) throw new Error(`no waveform: ${response.status}`);
  return decodePeaks(new Uint8Array(await response.arrayBuffer()));
}

function mediaUrl(path: string): string {
  return (bridge === undefined ? mediaBase.browser : mediaBase.desktop) + path;
}
