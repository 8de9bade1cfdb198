// The product's signature as a picture: a waveform in its three bands, drawn from plain sines.
import css from './Ripple.module.css';

const bars = 96;
const height = 88;

export function Ripple() {
  return (
    <svg
      className={css['ripple']}
      viewBox={`0 0 ${bars * 4} ${height}`}
      aria-hidden="true"
      role="presentation"
    >
      {(['low', 'mid', 'high'] as const).map((band, layer) => (
        <g key={band} className={css[band]}>
          {Array.from({ length: bars }, (_, i) => {
            const tall = Math.max(2, height * levelAt(i / bars, layer));
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move
                key={i}
                x={i * 4}
                y={(height - tall) / 2}
                width={2.5}
                height={tall}
                rx={1.25}
              />
            );
          })}
        </g>
      ))}
    </svg>
  );
}

/** A swell with a beat in it, smaller for each higher band; `at` runs from 0 to 1. */
function levelAt(at: number, layer: number): number {
  const swell = Math.sin(Math.PI * at) ** 1.4;
  const beat = 0.55 + 0.45 * Math.abs(Math.sin(at * 46 + layer));
  const grain = 0.75 + 0.25 * Math.sin(at * 211 + layer * 2);
  return (swell * beat * grain) / (1 + layer * 0.85);
}
