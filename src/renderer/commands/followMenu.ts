// Does what the desktop window's own menu asks for, for as long as the page lives.
import { desktop } from '../wire/api.ts';
import { importForeign } from './importActions.ts';

export async function followMenu(): Promise<void> {
  if (desktop === null) return;
  for (;;) {
    try {
      // There is one thing that it asks for.
      for await (const _import of await desktop.asks()) importForeign();
    } catch {
      // The connection is gone; the next call waits until it is back.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
