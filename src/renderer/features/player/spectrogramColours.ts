// From a level to a colour: nothing, then the waveform's bands, from what is quiet to what is loud.

const steps = 256;
/** Below this share of the loudest, colours fade into the surface. */
const solidFrom = 0.5;

/** Red, green, blue and opacity from 0 to 1, for each of 256 levels; the canvas knows how to read any CSS colour. */
export function spectrogramColours(element: Element): number[][] {
  const context = new OffscreenCanvas(steps, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser has no canvas');
  const style = getComputedStyle(element);
  const gradient = context.createLinearGradient(0, 0, steps, 0);
  for (const [at, name] of [
    [solidFrom, '--spectrum-quiet'],
    [0.8, '--spectrum-middle'],
    [1, '--spectrum-loud'],
  ] as const)
    gradient.addColorStop(at, style.getPropertyValue(name).trim());
  context.fillStyle = gradient;
  context.fillRect(0, 0, steps, 1);
  const { data } = context.getImageData(0, 0, steps, 1);
  return Array.from({ length: steps }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * i, 4 * i + 3);
    // Not by a gradient from 'transparent', which is black on its way.
    return [red / 255, green / 255, blue / 255, Math.min(1, i / steps / solidFrom)];
  });
}
