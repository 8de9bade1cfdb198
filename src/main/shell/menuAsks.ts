// What the window's menu asks of the page: entries call `ask`, and the page hears it while it listens.
import { EventEmitter, on } from 'node:events';
import type { MenuAsk } from '../../core/contract/desktop.ts';

export interface MenuAsks {
  ask(what: MenuAsk): void;
  /** From here on; ends with the signal. */
  asks(signal: AbortSignal | undefined): AsyncGenerator<MenuAsk>;
}

export function menuAsks(): MenuAsks {
  const emitter = new EventEmitter<{ ask: [MenuAsk] }>();
  return {
    ask: (what) => void emitter.emit('ask', what),
    async *asks(signal) {
      const heard = on(emitter, 'ask', signal === undefined ? {} : { signal });
      try {
        for await (const [what] of heard) yield what;
      } catch (error) {
        if (signal?.aborted !== true) throw error;
      }
    },
  };
}
