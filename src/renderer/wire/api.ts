// The only way out of the page: the contract's client, its query options, sound by URL, and what only a desktop can do.
import { createORPCClient } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { bridgeName, type DesktopBridge, mediaBase } from '../../core/contract/bridge.ts';
import type { Client } from '../../core/contract/contract.ts';
import type { WindowClient } from '../../core/contract/desktop.ts';
import type { CoverSize } from '../../core/domain/pictures/coverSizes.ts';
import type { Peaks } from '../../core/domain/pictures/peaks.ts';
import { setConnectionState } from './connection.ts';
import { lastPeaks } from './peakStream.ts';
import { connectPort } from './portWire.ts';
import { connectSocket } from './socketWire.ts';
import { steadyLink } from './steadyLink.ts';

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
        chooseFile: (what: { title: string; kind: string; extensions: string[] }) =>
          windowClient.desktop.chooseFile(what),
        reveal: (trackId: number) => windowClient.desktop.reveal({ trackId }),
        asks: () => windowClient.desktop.asks(),
        pathOf: (file: File) => bridge.pathOf(file),
      };

export function audioUrl(trackId: number): string {
  return mediaUrl(`${trackId}`);
}

/** A track's cover with at most so many pixels a side; empty where there is none. */
export function coverUrl(trackId: number, size: CoverSize): string {
  return mediaUrl(`${trackId}/cover?size=${size}`);
}

/** A track's spectrogram as JSON, columns of levels. */
export function spectrogramUrl(trackId: number): string {
  return mediaUrl(`${trackId}/spectrogram`);
}

/** Has a track's spectrogram computed, so that its URL answers at once; rejects when it cannot be had. */
export async function prepareSpectrogram(trackId: number, signal: AbortSignal): Promise<true> {
  const response = await fetch(spectrogramUrl(trackId), { method: 'HEAD', signal });
  if (!response.ok) throw new Error(`no spectrogram: ${response.status}`);
  return true;
}

/**
 * Waveform peaks of a track; rejects when they cannot be had. `onPart` is called with those of a long track while they are
 * drawn, with silence for what is still to come.
 */
export async function fetchPeaks(
  trackId: number,
  signal: AbortSignal,
  onPart?: (peaks: Peaks) => void,
): Promise<Peaks> {
  const response = await fetch(mediaUrl(`${trackId}/peaks`), { signal });
  if (!response.ok || response.body === null) throw new Error(`no waveform: ${response.status}`);
  // Whose length is known is whole already.
  return await lastPeaks(response.body, response.headers.has('Content-Length') ? undefined : onPart);
}

function mediaUrl(path: string): string {
  return (bridge === undefined ? mediaBase.browser : mediaBase.desktop) + path;
}
