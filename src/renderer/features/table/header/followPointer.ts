// The pointer's way from press to release, for whatever is dragged within the table's head.

interface Follow {
  /** The pointer has been moved: pixels in the window. */
  readonly onMove: (x: number) => void;
  /** It was let go, or Escape took the whole way back. Not called when it has hardly moved. */
  readonly onEnd: (isKept: boolean) => void;
}

/** So many pixels may a hand tremble while it clicks. */
const slack = 4;

export function followPointer(press: { readonly clientX: number }, { onMove, onEnd }: Follow): void {
  const listening = new AbortController();
  const { signal } = listening;
  let begun = false;

  function end(isKept: boolean): void {
    listening.abort();
    if (begun) onEnd(isKept);
  }

  window.addEventListener(
    'pointermove',
    ({ clientX, buttons }) => {
      if ((buttons & 1) === 0) {
        end(false);
        return;
      }
      begun ||= Math.abs(clientX - press.clientX) >= slack;
      if (begun) onMove(clientX);
    },
    { signal },
  );
  window.addEventListener('pointerup', () => end(true), { signal });
  window.addEventListener('pointercancel', () => end(false), { signal });
  window.addEventListener('blur', () => end(false), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    },
    { signal, capture: true },
  );
}
