// Wires store, workers and jobs into the one router that every face serves.
import type { Client } from '../core/contract/contract.ts';

/** Where the worker entry files are: source files under Node, bundles in the build (see ARCHITECTURE.md). */
export interface WorkerUrls {
  readonly analyse: URL;
  readonly learn: URL;
}

export interface AppOptions {
  /** Folder of library.db and the models; made when it does not exist. */
  readonly libraryDir: string;
  readonly workerUrls: WorkerUrls;
  /** Folder of the shipped resources (starter model, vocabulary). */
  readonly resourcesDir: string;
}

export type AppClient = Client;
