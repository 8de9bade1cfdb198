// Confines the page: no permissions, no navigation, no further windows, no downloads, no network.
import type { ShellContents, ShellSession } from './electron.ts';
import { type Allowed, blockNetwork, webRtcPolicy } from './network.ts';

/** Applies to every WebContents ever created, even one that nobody planned. Only reloading the page is allowed. */
export function confineContents(contents: ShellContents, origin: string): void {
  for (const event of ['will-navigate', 'will-frame-navigate'] as const)
    contents.on(event, (navigation) => {
      const isReload = navigation.isMainFrame && navigation.url.startsWith(`${origin}/`);
      if (!isReload) navigation.preventDefault();
    });
  for (const event of ['will-redirect', 'will-attach-webview'] as const)
    contents.on(event, (navigation) => navigation.preventDefault());
  contents.setWebRTCIPHandlingPolicy(webRtcPolicy);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

export async function confineSession(session: ShellSession, allowed: Allowed): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (download) => download.preventDefault());
  await blockNetwork(session, allowed);
}
