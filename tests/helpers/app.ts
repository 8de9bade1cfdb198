// A real app over a temporary library, run from its sources, and the client that its faces have.
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { places } from '../../scripts/start/project.ts';
import type { Client } from '../../src/core/contract/contract.ts';
import type { Job, JobResult } from '../../src/core/domain/job.ts';
import { type App, type AppOptions, createApp } from '../../src/main/app.ts';
import { tempDir } from './tempDir.ts';

export interface RunningApp {
  readonly app: App;
  readonly client: Client;
}

/** Closed when the test ends, unless the test closes it before. */
export async function startApp(
  libraryDir = tempDir(),
  options: Partial<AppOptions> = {},
): Promise<RunningApp> {
  const app = await createApp({ ...places, libraryDir, workers: 1, ...options });
  onTestFinished(() => app.close());
  return { app, client: createRouterClient(app.router) };
}

/** Follows a job to its end. */
export async function ended(client: Client, started: Promise<{ jobId: number }>): Promise<Job> {
  const { jobId } = await started;
  let last: Job | null = null;
  for await (const job of await client.jobs.follow({ id: jobId })) last = job;
  if (last === null) throw new Error(`job ${jobId} was never seen`);
  return last;
}

/** The result of a job that must end well. */
export async function resultOf(client: Client, started: Promise<{ jobId: number }>): Promise<JobResult> {
  const { status } = await ended(client, started);
  if (status.state !== 'done') throw new Error(`the job ended as ${JSON.stringify(status)}`);
  return status.result;
}
