// Where the person is with walks: which kind, the ends of a path and its limits, the examples of a blend.
import { create } from 'zustand';
import { showExplore } from './explore.ts';

export const walkModes = ['path', 'blend', 'radio'] as const;
export type WalkMode = (typeof walkModes)[number];
export type Side = 'more' | 'less';

interface PathChoice {
  readonly from: number | null;
  readonly to: number | null;
  /** Null: as many as suit. */
  readonly steps: number | null;
  /** Percent; null: no limit. */
  readonly tempo: number | null;
  readonly key: boolean;
  /** LU; null: no limit. */
  readonly loudness: number | null;
}

interface Walks extends PathChoice, Readonly<Record<Side, readonly number[]>> {
  readonly mode: WalkMode;
}

/** As many as the contract takes on either side. */
const mostExamples = 50;

export const useWalks = create<Walks>()(() => ({
  mode: 'path',
  from: null,
  to: null,
  steps: null,
  tempo: null,
  key: false,
  loudness: null,
  more: [],
  less: [],
}));

export function chooseMode(mode: WalkMode): void {
  useWalks.setState({ mode });
}

export function choosePath(choice: Partial<PathChoice>): void {
  useWalks.setState(choice);
}

export function swapEnds(): void {
  useWalks.setState(({ from, to }) => ({ from: to, to: from }));
}

/** From anywhere: this track is an end of the path, which is shown. */
export function showPath(end: 'from' | 'to', trackId: number): void {
  useWalks.setState({ mode: 'path', [end]: trackId });
  showExplore('walks');
}

/** A track is an example on one side alone; the last ones stay when there are too many. */
export function addExamples(side: Side, trackIds: readonly number[]): void {
  const added = new Set(trackIds);
  const others = (ids: readonly number[]): number[] => ids.filter((id) => !added.has(id));
  useWalks.setState(({ more, less }) => {
    const kept = { more: others(more), less: others(less) };
    return { ...kept, [side]: [...kept[side], ...added].slice(-mostExamples) };
  });
}

/** The same from anywhere, and the blend is shown. */
export function showBlend(side: Side, trackIds: readonly number[]): void {
  addExamples(side, trackIds);
  chooseMode('blend');
  showExplore('walks');
}

export function removeExample(trackId: number): void {
  useWalks.setState(({ more, less }) => ({
    more: more.filter((id) => id !== trackId),
    less: less.filter((id) => id !== trackId),
  }));
}

export function clearExamples(): void {
  useWalks.setState({ more: [], less: [] });
}
