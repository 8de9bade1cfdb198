// The way from one view of the map to another, in a moment, or at once for those who want no motion.
import { between, type Camera } from '../drawing/camera.ts';

const flightMilliseconds = 220;

let frame: number | null = null;

/** A new flight ends the one before, where that is. */
export function flyTo(from: Camera, to: Camera, arrive: (camera: Camera) => void): void {
  stopFlight();
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
    arrive(to);
    return;
  }
  const start = performance.now();
  const step = (now: number): void => {
    const share = Math.min(1, Math.max(0, (now - start) / flightMilliseconds));
    // Quick at first, then gentle.
    arrive(share === 1 ? to : between(from, to, 1 - (1 - share) ** 3));
    frame = share === 1 ? null : requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
}

export function stopFlight(): void {
  if (frame !== null) cancelAnimationFrame(frame);
  frame = null;
}
