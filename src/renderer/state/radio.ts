// The radio that the person has begun: what it began with, what it has found so far, and how it goes on by itself.
import { create } from 'zustand';
import type { TrackFilter } from '../../core/domain/listing.ts';
import { type RadioTrack, usualArtistGap } from '../../core/domain/walk.ts';
import { client } from '../wire/api.ts';
import { showExplore } from './explore.ts';
import { playBeside, playWithin } from './neighbours.ts';
import { usePlayer } from './player.ts';
import { chooseMode, type Side } from './walks.ts';

export type RadioFrom =
  | { readonly kind: 'tracks'; readonly ids: readonly number[] }
  | { readonly kind: 'playlist'; readonly id: number }
  /** `name`: how it is called where it is chosen. */
  | { readonly kind: 'filter'; readonly filter: TrackFilter; readonly name: string };

interface RadioStore extends Readonly<Record<Side, readonly number[]>> {
  readonly from: RadioFrom | null;
  readonly gap: number;
  /** Another one, another order. */
  readonly seed: number;
  readonly tracks: readonly RadioTrack[];
  readonly isAsking: boolean;
  /** Nothing else is left. */
  readonly isOver: boolean;
  readonly error: unknown;
}

const batch = 20;
/** When fewer are left after the one that plays, more are asked for. */
const ahead = 5;
/** The contract takes no more: on either side, and to begin with. */
const mostExamples = 50;
const mostBegun = 10_000;

const nothing = { tracks: [], more: [], less: [], isAsking: false, isOver: false, error: null } as const;

export const useRadio = create<RadioStore>()(() => ({
  ...nothing,
  from: null,
  gap: usualArtistGap,
  seed: 1,
}));

export const radioIds = (): number[] => useRadio.getState().tracks.map(({ id }) => id);

/** From anywhere: the radio is shown, and finds its first tracks. */
export function beginRadio(from: RadioFrom): void {
  useRadio.setState({ ...nothing, from, seed: 1 });
  chooseMode('radio');
  showExplore('walks');
  void goOn();
}

export function chooseGap(gap: number): void {
  useRadio.setState({ gap });
  anew();
}

/** What plays, or was played, stays. */
export function otherOrder(): void {
  useRadio.setState(({ seed }) => ({ seed: seed + 1 }));
  anew();
}

export function playRadio(trackId?: number): void {
  const first = trackId ?? useRadio.getState().tracks[0]?.id;
  if (first !== undefined) playWithin(radioIds, first);
}

/** More or less like this track from here on; what should be less like itself is left at once. */
export function steerRadio(side: Side, trackId: number): void {
  useRadio.setState(({ more, less }) => {
    const kept = { more: more.filter((id) => id !== trackId), less: less.filter((id) => id !== trackId) };
    return { ...kept, [side]: [...kept[side], trackId].slice(-mostExamples) };
  });
  const isLeft = side === 'less' && usePlayer.getState().trackId === trackId;
  void anew().then(() => {
    if (isLeft && usePlayer.getState().trackId === trackId && usePlayer.getState().playing) playBeside(1);
  });
}

/** What comes after the track that plays is found anew. */
async function anew(): Promise<void> {
  const { tracks, from } = useRadio.getState();
  if (from === null) return;
  const here = tracks.findIndex(({ id }) => id === usePlayer.getState().trackId);
  useRadio.setState({ tracks: tracks.slice(0, here + 1), isOver: false });
  await goOn();
}

let asked = 0;

/** Finds the next tracks. An answer that was overtaken is dropped. */
export async function goOn(): Promise<void> {
  const { from, tracks, more, less, gap, seed } = useRadio.getState();
  if (from === null) return;
  asked += 1;
  const own = asked;
  useRadio.setState({ isAsking: true, error: null });
  try {
    const next = await client.walks.radio({
      from: from.kind === 'tracks' ? { kind: 'tracks', ids: from.ids.slice(0, mostBegun) } : plain(from),
      more: [...more],
      less: [...less],
      played: tracks.map(({ id }) => id),
      length: batch,
      gap,
      seed,
    });
    if (own !== asked) return;
    useRadio.setState({ tracks: [...tracks, ...next], isAsking: false, isOver: next.length < batch });
  } catch (error) {
    if (own === asked) useRadio.setState({ isAsking: false, error });
  }
}

function plain(from: Exclude<RadioFrom, { kind: 'tracks' }>) {
  return from.kind === 'playlist' ? from : { kind: from.kind, filter: from.filter };
}

/** A radio that plays has no end while there is music. */
usePlayer.subscribe(({ trackId }, before) => {
  if (trackId === before.trackId) return;
  const { tracks, isAsking, isOver } = useRadio.getState();
  const here = tracks.findIndex(({ id }) => id === trackId);
  if (here >= 0 && here >= tracks.length - ahead && !isAsking && !isOver) void goOn();
});
