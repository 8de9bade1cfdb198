// How the page of a desktop window reaches the main process. Imports nothing, so that the preload stays tiny.

/**
 * The page makes a MessageChannel, keeps one end and posts this message to its own window with the other
 * (`window.postMessage(connectMessage, window.location.origin, [port])`); the preload passes that port on.
 */
export const connectMessage = 'stackwax:connect';

/** The one global that the preload leaves in the page: `window.stackwaxDesktop`. Absent in a browser. */
export const bridgeName = 'stackwaxDesktop';

export interface DesktopBridge {
  /** Absolute path of a dropped file or folder (a DOM File), which only the preload may know. */
  pathOf(file: object): string;
}

/**
 * Base address of media: `<base><track id>` is the audio, `<base><track id>/peaks` the waveform,
 * `<base><track id>/cover` the cover art (404 when there is none), `<base><track id>/cover?size=256` the same made small
 * (one of `coverSizes`; 204 when there is none).
 */
export const mediaBase = { browser: '/media/track/', desktop: 'media://track/' } as const;
