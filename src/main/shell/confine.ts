// Confines the page: no permissions, no navigation, no further windows, no downloads.
import type { ShellContents, ShellSession } from './electron.ts';

/** Applies to every WebContents ever created, even one that nobody planned. Only reloading the page is allowed. */
export function confineContents(contents: ShellContents, origin: string): void {
  for (const event of ['will-navigate', 'will-frame-navigate'] as const)
    contents.on(event, (navigation) => {
      const isReload = navigation.isMainFrame && navigation.url.startsWith(`${origin}/`);
      if (!isReload) navigation.preventDefault();
    });
  for (const event of ['will-redirect', 'will-attach-webview'] as const)
    contents.on(event, (navigation) => navigation.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

export function confineSession(session: ShellSession): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (download) => download.preventDefault());
}
