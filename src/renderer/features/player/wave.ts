// The player's waveform: wavesurfer.js over our own audio element, drawn from the peaks that the app has computed.
import WaveSurfer from 'wavesurfer.js';
import type { Peaks } from '../../../core/domain/pictures/peaks.ts';
import { bandColours, drawBands } from '../../parts/waves/bands.ts';
import { usePlayer } from '../../state/player.ts';
import { elements } from '../../state/playing/sound.ts';

const waveHeight = 44;

/** Where wavesurfer draws; the player component puts it into the page. */
export const waveElement = document.createElement('div');

let shown: Peaks | null = null;

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

export const surfer = WaveSurfer.create({
  container: waveElement,
  media: elements[usePlayer.getState().deck],
  height: waveHeight,
  cursorWidth: 2,
  cursorColor: 'transparent',
  progressColor: 'transparent',
  dragToSeek: true,
  hideScrollbar: true,
  ...(nonce === undefined || nonce === '' ? {} : { cspNonce: nonce }),
  renderFunction: draw,
});

// Two elements play by turns.
usePlayer.subscribe((now, before) => {
  if (now.deck !== before.deck) surfer.setMediaElement(elements[now.deck]);
});

/** Shows these peaks, or an even line while there are none. `seconds` is the track's length if it is known. */
export function showPeaks(peaks: Peaks | null, seconds: number | null): void {
  shown = peaks;
  const duration = peaks?.durationSeconds ?? seconds ?? 0;
  const points = peaks?.low.length ?? 0;
  const style = getComputedStyle(waveElement);
  surfer.setOptions({
    cursorColor: style.getPropertyValue('--wave-cursor').trim(),
    progressColor: style.getPropertyValue('--wave-played').trim(),
    duration: duration > 0 ? duration : 1,
    peaks: points > 1 ? [pointPositions(points)] : [[0, 1]],
  });
  // `load` would draw too, but it takes the liberty of setting the audio's source anew.
  const positions = surfer.getDecodedData();
  if (positions !== null) void surfer.getRenderer().render(positions);
}

/**
 * Wavesurfer hands each of its canvases a piece of one channel and does not pass on which. So the channel carries each
 * point's position from 0 to 1, and the three bands are read from the peaks themselves.
 */
function pointPositions(points: number): Float32Array {
  return Float32Array.from({ length: points }, (_, i) => i / points);
}

function draw(channels: Array<Float32Array | number[]>, context: CanvasRenderingContext2D): void {
  const [positions] = channels;
  const first = positions?.[0];
  if (shown === null || positions === undefined || first === undefined) return;
  const from = Math.round(first * shown.low.length);
  drawBands(context, shown, bandColours(waveElement), from, from + positions.length);
}
