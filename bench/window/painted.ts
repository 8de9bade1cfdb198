// Runs in the page: reports when a list was painted, and when the key or button that led to it was pressed.

/** The list's final contents. */
export interface Expected {
  readonly rows: number;
  readonly first: number;
}

export interface Painted {
  /** Milliseconds since the page began to load: key or button down, and list painted. */
  readonly pressed: number;
  readonly painted: number;
}

declare global {
  interface Window {
    bench?: {
      expect(expected: Expected): void;
      painted(): Promise<Painted>;
    };
  }
}

/** Passed to the page as source, so it may use nothing from outside. */
export function watchPainting(): void {
  let pressed = 0;
  let done: Promise<Painted> | null = null;
  for (const type of ['keydown', 'pointerdown'])
    addEventListener(
      type,
      ({ timeStamp }) => {
        pressed = timeStamp;
        performance.mark('bench:pressed', { startTime: timeStamp });
      },
      { capture: true },
    );

  function isShown({ rows, first }: Expected): boolean {
    const grid = document.querySelector('[role=grid]');
    if (grid?.getAttribute('aria-rowcount') !== `${rows + 1}`) return false;
    // Rows are filled anew where they stand, in whatever order; below the header's, the first is the second.
    const top = grid.querySelector('[data-track][aria-rowindex="2"]');
    const drawn = [...grid.querySelectorAll('[data-track]')];
    return top?.getAttribute('data-track') === `${first}` && drawn.every((row) => row.textContent !== '');
  }

  function watch(expected: Expected): Promise<Painted> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        const grid = document.querySelector('[role=grid]');
        const top = grid?.querySelector('[data-track][aria-rowindex="2"]');
        const search = document.querySelector<HTMLInputElement>('#search')?.value;
        const shown = `${grid?.getAttribute('aria-rowcount')} with the header, ${top?.getAttribute('data-track')} first, by ‘${search}’`;
        observer.disconnect();
        reject(new Error(`${expected.rows} rows, ${expected.first} first, are not painted: ${shown}`));
      }, 30_000);
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();

      function look(): void {
        if (!isShown(expected)) return;
        clearTimeout(patience);
        observer.disconnect();
        requestAnimationFrame(() => {
          // The next task runs after this frame was painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const painted = performance.now();
            performance.mark('bench:painted', { startTime: painted });
            resolve({ pressed, painted });
          };
          port2.postMessage(null);
        });
      }
    });
  }

  window.bench = {
    expect(expected) {
      done = watch(expected);
      // Whoever asks for it hears of it.
      done.catch(() => undefined);
    },
    painted: () => done ?? Promise.reject(new Error('nothing is expected')),
  };
}
