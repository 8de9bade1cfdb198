// Procedures that only a desktop window offers, besides the contract.
import type { ContractRouterClient } from '@orpc/contract';
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { trackIdSchema } from '../domain/track.ts';
import type { Client } from './contract.ts';
import { procedure } from './procedure.ts';

/** What an entry of the window's own menu asks of the page. */
export const menuAsks = ['import'] as const;
export type MenuAsk = (typeof menuAsks)[number];

export const desktopContract = {
  /** What is asked from here on, until the page is gone. */
  asks: procedure.output(eventIterator(z.enum(menuAsks))),
  /** The system's folder dialog; null when it was cancelled. */
  chooseFolder: procedure.input(z.object({ title: z.string() })).output(z.string().nullable()),
  /** The system's file dialog, for files whose names end in one of these; null when it was cancelled. */
  chooseFile: procedure
    .input(
      z.object({
        title: z.string(),
        kind: z.string(),
        extensions: z.array(z.string().regex(/^[a-z0-9]+$/u)).min(1),
      }),
    )
    .output(z.string().nullable()),
  /** Shows the track's file in the system's file manager. */
  reveal: procedure.input(z.object({ trackId: trackIdSchema })).output(z.null()),
};

/** What a window's message port serves: the contract, and `desktop`. */
export type WindowClient = Client & { readonly desktop: ContractRouterClient<typeof desktopContract> };
