// A client of the measured host as a page is one, and what each of its questions costs the host's main thread.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { Client } from '../../src/core/contract/contract.ts';
import { packedNumbers } from '../../src/core/contract/packed.ts';
import { hasEnded, type Job } from '../../src/core/domain/job.ts';
import { socketFrom } from '../../tests/helpers/socket.ts';
import type { MeasuredHost } from '../window/host.ts';

export interface Step {
  readonly name: string;
  readonly seconds: number;
  /** The longest block of the host's main thread: its processor time, and by the clock, in milliseconds. */
  readonly longestCpuMs: number;
  readonly longestMs: number;
  /** Of the host's main thread. */
  readonly cpuMs: number;
  readonly peakMb: number;
}

export interface Session {
  readonly client: Client;
  readonly steps: readonly Step[];
  step<Value>(name: string, work: (client: Client) => Promise<Value>): Promise<Value>;
  /** Whether the host's main thread had nearly nothing to do for half a second. */
  isIdle(): Promise<boolean>;
  close(): void;
}

export function openSession(host: MeasuredHost): Session {
  const { origin, search } = new URL(host.url);
  const socket = socketFrom(origin, `/rpc${search}`);
  const client = createORPCClient<Client>(
    new RPCLink({ websocket: socket, customJsonSerializers: [packedNumbers] }),
  );
  const steps: Step[] = [];
  let longest = { longestCpuMs: 0, longestMs: 0 };
  /** The host forgets its longest block whenever it is asked. */
  async function cost(): Promise<{ readonly cpuMs: number; readonly peakMb: number }> {
    const { cpuMs, longestCpuMs, longestMs, peakMb } = await host.cost();
    longest = {
      longestCpuMs: Math.max(longest.longestCpuMs, longestCpuMs),
      longestMs: Math.max(longest.longestMs, longestMs),
    };
    return { cpuMs, peakMb };
  }
  return {
    client,
    steps,
    async step(name, work) {
      const before = await cost();
      longest = { longestCpuMs: 0, longestMs: 0 };
      const begun = performance.now();
      const value = await work(client);
      const seconds = (performance.now() - begun) / 1000;
      const { cpuMs, peakMb } = await cost();
      console.error(`${name}: ${seconds.toFixed(2)} s, longest block ${longest.longestCpuMs.toFixed(0)} ms`);
      steps.push({ name, seconds, ...longest, cpuMs: cpuMs - before.cpuMs, peakMb });
      return value;
    },
    async isIdle() {
      const before = await cost();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (await cost()).cpuMs - before.cpuMs < 25;
    },
    close: () => socket.close(),
  };
}

/** Follows a job to its end. Throws where it failed. */
export async function ended(
  client: Client,
  id: number,
  onChange: (job: Job) => void = () => undefined,
): Promise<Job> {
  for await (const job of await client.jobs.follow({ id })) {
    onChange(job);
    if (!hasEnded(job)) continue;
    if (job.status.state === 'failed') throw new Error(`${job.kind}: ${job.status.error.message}`);
    return job;
  }
  throw new Error(`job ${id} did not end`);
}
