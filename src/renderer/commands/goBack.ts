// Back and forward through the places of the window, where no browser around it does it.
import { desktop } from '../wire/api.ts';

const backButton = 3;
const forwardButton = 4;

export function goBack(): void {
  history.back();
}

export function goForward(): void {
  history.forward();
}

/** The mouse's own buttons; browsers take these themselves. */
export function goBackByMouse(): void {
  if (desktop === null) return;
  addEventListener('mouseup', (event) => {
    if (event.button === backButton) goBack();
    if (event.button === forwardButton) goForward();
  });
}
