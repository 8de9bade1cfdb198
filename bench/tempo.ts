// `npm run bench -- tempo [--json] [--pieces n] [--development] [--fit]`: how right tempi are on clicks and loops, beside aubio's on the same files.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Matrix } from '../src/core/domain/matrix.ts';
import { SAMPLE_RATE } from '../src/core/dsp/framing.ts';
import { wasmKernels } from '../src/core/dsp/kernels/wasmKernels.ts';
import { rhythmOf } from '../src/core/dsp/rhythm/rhythm.ts';
import { atLeast, atMost, printDocument } from './report/targets.ts';
import { aubioTempo, hasAubio } from './tempo/aubio.ts';
import { development } from './tempo/development.ts';
import { exampleOf, fitMetre } from './tempo/fit.ts';
import { heldOut } from './tempo/heldOut.ts';
import { type Judged, judge, type Shares, sharesOf } from './tempo/judging.ts';
import { type MaterialSet, type Piece, play } from './tempo/material.ts';
import { materialRate } from './tempo/sounds.ts';
import { playUnsteadily, unsteadyKinds } from './tempo/unsteady.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    pieces: { type: 'string', default: '8' },
    development: { type: 'boolean', default: false },
    fit: { type: 'boolean', default: false },
    ridge: { type: 'string', default: '2' },
  },
});
const count = Number(values.pieces);
const kernels = wasmKernels(readFileSync(new URL('../kernels/kernels.wasm', import.meta.url)));

if (values.fit) printWeights();
else report();

function* pieces({ patterns, kit }: MaterialSet, seed: number): Generator<Piece> {
  for (const [p, pattern] of patterns.entries())
    for (let i = 0; i < count; i++) yield play(pattern, kit, seed + 1000 * p + i);
}

/** As it is listened to: at half the rate. Valid until the next one. */
function magnitudeOf(samples: Float32Array): Matrix {
  const half = kernels.resample(samples, materialRate, SAMPLE_RATE);
  kernels.begin(half.length);
  return kernels.stft(half).magnitude;
}

function printWeights(): void {
  const examples = [...pieces(development, 1)].flatMap(
    ({ samples, bpm }) => exampleOf(magnitudeOf(samples), bpm) ?? [],
  );
  console.log(
    fitMetre(examples, Number(values.ridge))
      .map((weight) => weight.toFixed(2))
      .join(', '),
  );
}

function report(): void {
  const ours: Judged[] = [];
  const theirs: Judged[] = [];
  const times: number[] = [];
  for (const { kind, bpm, samples } of pieces(
    values.development ? development : heldOut,
    values.development ? 2 : 3,
  )) {
    const magnitude = magnitudeOf(samples);
    const started = performance.now();
    const [level] = rhythmOf(magnitude).levels;
    times.push(performance.now() - started);
    ours.push(judge(kind, bpm, level?.bpm ?? null));
    if (hasAubio) theirs.push(judge(kind, bpm, aubioTempo(samples)));
  }
  const unsteady = unsteadyKinds.map((kind) => {
    const told = Array.from(
      { length: count },
      (_, i) => rhythmOf(magnitudeOf(playUnsteadily(kind, i))).levels.length > 0,
    );
    return { kind: kind.kind, pieces: count, tempoTold: told.filter(Boolean).length };
  });
  const all = sharesOf(ours);
  const kinds = [...new Set(ours.map(({ kind }) => kind))].map((kind) => ({
    kind,
    ours: sharesOf(ours.filter((one) => one.kind === kind)),
    aubio: hasAubio ? sharesOf(theirs.filter((one) => one.kind === kind)) : null,
  }));
  const aubio = hasAubio ? sharesOf(theirs) : null;
  const millisecondsATrack = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
  if (values.json)
    printDocument(
      [
        atLeast('within 1 % apart from the octave, share of pieces', all.within1, 0.95),
        atLeast('the right octave, share of pieces', all.octave, 0.85),
        atMost('error of 95 in 100 of those, %', all.error95, 0.5),
      ],
      { all, aubio, kinds, unsteady, millisecondsATrack },
    );
  else {
    for (const row of kinds) print(row.kind, row.ours, row.aubio);
    print('all', all, aubio);
    for (const { kind, tempoTold } of unsteady)
      console.log(`${kind.padEnd(20)} a tempo is told of ${tempoTold} of ${count}`);
    console.log(`${millisecondsATrack.toFixed(1)} ms a track${hasAubio ? '' : '; aubio is not installed'}`);
  }
}

function print(kind: string, ours: Shares, aubio: Shares | null): void {
  const words = ({ within1, octave, error95 }: Shares): string =>
    `within 1 % ${percent(within1)}, octave ${percent(octave)}, 95 % of these within ${error95.toFixed(3)} %`;
  const beside = aubio === null ? '' : ` | aubio ${words(aubio)}`;
  console.log(`${kind.padEnd(20)} ${String(ours.pieces).padStart(4)}  ${words(ours)}${beside}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`.padStart(5);
}
