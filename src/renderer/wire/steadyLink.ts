// A link that outlives its connections: calls wait while there is none, and a lost one is made again by itself.
import type { ClientContext, ClientLink } from '@orpc/client';

/** One live connection. */
export interface Wire {
  readonly link: ClientLink<ClientContext>;
  /** Resolves when the connection is gone; never rejects. */
  readonly closed: Promise<void>;
}

/** Why a page is turned away by the other side: it has no key, or too many pages are open already. */
export type Refusal = 'refused' | 'crowded';

export type ConnectionState = 'connecting' | 'open' | 'lost' | Refusal;

/** The connection broke while the call was on its way: nobody knows whether it arrived. Ask again. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('the connection was lost', { cause });
    this.name = 'ConnectionLost';
  }
}

/** Thrown by `connect` when the other side is there but does not let this page in. */
export class ConnectionRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

export interface SteadyLinkOptions {
  /** Makes one connection, or rejects. */
  readonly connect: () => Promise<Wire>;
  readonly onState: (state: ConnectionState) => void;
  /** Milliseconds to wait before the attempt after `failures` failed ones. */
  readonly pause?: (failures: number) => number;
}

/** Starts connecting at once and keeps at it for as long as the page lives. */
export function steadyLink({
  connect,
  onState,
  pause = defaultPause,
}: SteadyLinkOptions): ClientLink<ClientContext> {
  let opened = Promise.withResolvers<Wire>();

  async function keepConnected(): Promise<never> {
    let failures = 0;
    onState('connecting');
    for (;;) {
      try {
        const wire = await connect();
        failures = 0;
        opened.resolve(wire);
        onState('open');
        await wire.closed;
        opened = Promise.withResolvers<Wire>();
        onState('lost');
      } catch (error) {
        failures += 1;
        onState(error instanceof ConnectionRefused ? error.refusal : 'lost');
      }
      await sleep(pause(failures));
    }
  }

  void keepConnected();

  return {
    async call(path, input, options) {
      const wire = await unlessAborted(opened.promise, options.signal);
      let gone = false;
      void wire.closed.then(() => {
        gone = true;
      });
      try {
        return await wire.link.call(path, input, options);
      } catch (error) {
        // The link reports a broken connection as an abort; give its end a chance to arrive first.
        await Promise.resolve();
        if (gone && options.signal?.aborted !== true) throw new ConnectionLost(error);
        throw error;
      }
    },
  };
}

function defaultPause(failures: number): number {
  return Math.min(2000, 150 * 2 ** failures);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
