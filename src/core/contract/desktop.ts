// What only a desktop window can do besides the contract, and how its page reaches the main process.
import { type ContractRouterClient, oc } from '@orpc/contract';
import * as z from 'zod';
import { trackIdSchema } from '../model/track.ts';
import { contract } from './contract.ts';
import { procedure } from './procedure.ts';

const desktopContract = {
  /** The system's own dialog for choosing a folder; null when the person gave up. */
  chooseFolder: procedure.input(z.object({ title: z.string() })).output(z.string().nullable()),
  /** Shows the track's file in the system's file manager. */
  reveal: procedure.input(z.object({ trackId: trackIdSchema })).output(z.null()),
};

/** The contract over a window's message port: everything the browser has, and `desktop`. */
export const windowContract = oc.router({ ...contract, desktop: desktopContract });

export type WindowClient = ContractRouterClient<typeof windowContract>;

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

/** Where a page finds sound: `<base><track id>` is the audio, `<base><track id>/peaks` the waveform. */
export const mediaBase = { browser: '/media/track/', desktop: 'media://track/' } as const;
