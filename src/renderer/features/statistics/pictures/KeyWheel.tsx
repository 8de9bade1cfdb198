// The wheel of fifths: major keys outside, their relative minors inside, each filled outwards by how many tracks it has.

import type { Marks } from '../figure/useMarks.ts';
import { mostTracks } from '../part.ts';
import type { KeyPart } from '../parts.ts';
import css from './KeyWheel.module.css';

const keysAround = 12;
/** Radii, in the drawing's own units. */
const rings = [
  { from: 100, to: 134, label: 147 },
  { from: 62, to: 96, label: 49 },
] as const;
const gap = 0.02;

export function KeyWheel({ parts, marks }: { readonly parts: readonly KeyPart[]; readonly marks: Marks }) {
  const most = mostTracks(parts);
  return (
    <svg className={css['wheel']} viewBox="-160 -160 320 320" role="presentation">
      {parts.map((part, i) => {
        const ring = rings[i < keysAround ? 0 : 1];
        const turn = ((i % keysAround) / keysAround) * 2 * Math.PI;
        const share = most === 0 ? 0 : part.tracks / most;
        const to = ring.from + (ring.to - ring.from) * Math.sqrt(share);
        return (
          <g key={part.label} className={css['key']} style={{ '--hue': (i % keysAround) * 30 }} {...marks(i)}>
            <path className={css['ring']} d={sector(turn, ring.from, ring.to)} />
            {part.tracks === 0 ? null : (
              <path className={css['filled']} d={sector(turn, ring.from, Math.max(ring.from + 2, to))} />
            )}
          </g>
        );
      })}
      <g aria-hidden className={css['names']}>
        {parts.map(({ label, short }, i) => {
          const { label: radius } = rings[i < keysAround ? 0 : 1];
          const turn = ((i % keysAround) / keysAround) * 2 * Math.PI;
          return (
            <text key={label} x={radius * Math.sin(turn)} y={-radius * Math.cos(turn)}>
              {short}
            </text>
          );
        })}
      </g>
    </svg>
  );
}

/** A piece of a ring around `turn`, one twelfth wide but for the gap. */
function sector(turn: number, from: number, to: number): string {
  const half = Math.PI / keysAround;
  const at = (radius: number, angle: number): string =>
    `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  const [left, right] = [turn - half + gap, turn + half - gap];
  return [
    `M${at(from, left)}`,
    `L${at(to, left)}`,
    `A${to} ${to} 0 0 1 ${at(to, right)}`,
    `L${at(from, right)}`,
    `A${from} ${from} 0 0 0 ${at(from, left)}Z`,
  ].join('');
}
