// In an analysis worker: feature groups, facts and beats of a file's windows.
import type { EarInUse } from '../../core/domain/ear.ts';
import { AppError, type ErrorData, fromErrorData, toErrorData } from '../../core/domain/errors.ts';
import type { GroupVersion, Layout } from '../../core/domain/layout.ts';
import type { VersionedFacts } from '../../core/domain/track.ts';
import { SAMPLE_RATE } from '../../core/dsp/framing.ts';
import type { Kernels } from '../../core/dsp/kernels/kernels.ts';
import type { Levels } from '../../core/dsp/level/levelMeter.ts';
import { type Rhythm, rhythmOf } from '../../core/dsp/rhythm/rhythm.ts';
import { beatRows } from '../../core/features/beatRows.ts';
import {
  type DescribedWindow,
  describe,
  describeWindow,
  type Outcome,
} from '../../core/features/describe.ts';
import { beatSeconds, musicalFacts } from '../../core/features/facts.ts';
import type { FeatureGroup } from '../../core/features/featureGroup.ts';
import { shippedGroups } from '../../core/features/layout.ts';
import { type Pictures, picturesOf } from '../../core/features/pictures.ts';
import { levelsOfTrack, levelsOfWindows } from '../audio/levels.ts';
import type { AnalysisDepth } from '../audio/windowStarts.ts';
import { type AudioWindow, readStretches, readWindows } from '../audio/windows.ts';
import type { Ears } from '../engines/ears.ts';
import type { AnalysedGroup } from '../store/learning/features.ts';
import type { Handlers } from '../workers/serve.ts';
import { mustBe } from './expected.ts';
import type { AnalysisQuestions } from './protocol.ts';

/** What was heard in windows: groups, and where they were asked for, facts and the beats of each window. */
interface Heard {
  readonly outcomes: readonly (readonly Outcome[])[];
  readonly facts: VersionedFacts | null;
  readonly beats: readonly (readonly number[])[];
}

/** What is measured besides the windows' own sound; null where no facts are asked for. */
type Measuring = (windows: readonly AudioWindow[]) => Promise<Levels>;

export function analysing(
  kernels: Kernels,
  ears: Ears,
): Pick<Handlers<AnalysisQuestions>, 'analyse' | 'addLacking' | 'beats' | 'describe'> {
  const { resample } = kernels;
  const describedBy = (wanted: readonly FeatureGroup[], window: AudioWindow): Promise<DescribedWindow> =>
    describeWindow(window.samplesAt, wanted, kernels);
  const beatsIn = ({ inTrack }: AudioWindow, rhythm: Rhythm, tempoBpm: number | null): number[] =>
    beatSeconds(rhythm, tempoBpm).map(inTrack);
  /** Thorough: of the whole track, as far as all of it can be decoded. */
  const levelsOf = async (
    path: Uint8Array,
    depth: AnalysisDepth,
    windows: readonly AudioWindow[],
    report: (share: number) => void,
  ): Promise<Levels> => {
    const whole = depth === 'thorough' ? await levelsOfTrack(path, kernels, report) : null;
    return whole ?? levelsOfWindows(windows, kernels);
  };
  /** Throws AppError('invalid') on a group that neither this version nor an ear in use computes. */
  const groupsOf = (layout: Layout, inUse: readonly EarInUse[]): FeatureGroup[] => {
    const all = [...shippedGroups, ...ears.groups(inUse)];
    return layout.map(({ name, version }) => {
      const group = all.find((known) => known.name === name && known.version === version);
      if (group === undefined) throw new AppError('invalid', `Nothing computes ${name}, version ${version}.`);
      return group;
    });
  };
  /** One after the other: pictures last until the same kernels take the next signal. */
  const hear = async (
    windows: readonly AudioWindow[],
    wanted: readonly FeatureGroup[],
    measuring: Measuring | null,
    report: (share: number) => void,
  ): Promise<Heard> => {
    const outcomes: (readonly Outcome[])[] = [];
    const rhythms: { readonly window: AudioWindow; readonly rhythm: Rhythm }[] = [];
    let facts: VersionedFacts | null = null;
    for (const [i, window] of windows.entries()) {
      // An ear may take its time with each: what counts is that it goes on.
      report(0);
      const described = await describedBy(wanted, window);
      outcomes.push(described.outcomes);
      if (measuring === null) continue;
      const pictures = orUndecodable(described.pictures);
      const rhythm = rhythmOf(pictures.magnitude);
      rhythms.push({ window, rhythm });
      if (i === Math.floor(windows.length / 2))
        facts = musicalFacts(pictures, rhythm, await measuring(windows));
    }
    // Of all windows at the tempo of the track, which is known when the middle one has been heard.
    const tempoBpm = facts?.tempoBpm ?? null;
    return { outcomes, facts, beats: rhythms.map(({ window, rhythm }) => beatsIn(window, rhythm, tempoBpm)) };
  };
  const picturesIn = ({ samplesAt }: AudioWindow): Pictures => picturesOf(samplesAt(SAMPLE_RATE), kernels);

  return {
    async analyse({ path, depth, groups, ears: inUse, expects }, { report }) {
      await mustBe(path, expects);
      const wanted = groupsOf(groups, inUse);
      const { durationSeconds, windows } = await readWindows(path, { depth, resample });
      const measuring: Measuring = (all) => levelsOf(path, depth, all, report);
      const { outcomes, facts, beats } = await hear(windows, wanted, measuring, report);
      if (facts === null) throw new Error('no window and no failure');
      const found = groupsFrom(groups, outcomes);
      const failures = found.flatMap((group) => ('failure' in group ? group.failure : []));
      const [failure] = failures;
      // A track of which nothing could be computed has failed itself.
      if (failure !== undefined && failures.length === found.length) throw fromErrorData(failure);
      return {
        durationSeconds,
        windows: windows.map(({ startSeconds, seconds }, i) => ({
          startSeconds,
          lengthSeconds: seconds,
          beats: beats[i] ?? [],
        })),
        facts,
        groups: found,
        remarks: [],
      };
    },

    async addLacking({ path, depth, windows, lacks, ears: inUse, expects }, { report }) {
      await mustBe(path, expects);
      const wanted = groupsOf(lacks.groups, inUse);
      const read = (await readStretches(path, windows, { resample })).map((window) => {
        if (window !== null) return window;
        // Of a file that is another by now the next scan takes notice.
        throw new AppError('undecodable', 'A part of it that was analysed is no longer there.');
      });
      const measuring: Measuring = (all) => levelsOf(path, depth, all, report);
      const { outcomes, facts, beats } = await hear(read, wanted, lacks.facts ? measuring : null, report);
      return { groups: groupsFrom(lacks.groups, outcomes), found: facts === null ? null : { facts, beats } };
    },

    async beats({ path, windows, tempoBpm }) {
      const stretches = await readStretches(path, windows, { resample });
      const heard = stretches.map((window) =>
        window === null ? null : { window, rhythm: rhythmOf(picturesIn(window).magnitude) },
      );
      return heard.map((one) => (one === null ? [] : beatsIn(one.window, one.rhythm, tempoBpm)));
    },

    async describe({ path, depth, level }) {
      const { windows } = await readWindows(path, { depth, resample });
      return windows.flatMap((window) => {
        const { startSeconds, seconds } = window;
        const pictures = picturesIn(window);
        if (level === 'window')
          return [{ startSeconds, durationSeconds: seconds, values: describe(pictures) }];
        return beatRows(pictures).map((row) => ({
          ...row,
          startSeconds: startSeconds + window.inTrack(row.startSeconds),
        }));
      });
    },
  };
}

/** Samples that no picture can be made of are none of music's: a damaged file of floats. */
export function orUndecodable(pictures: () => Pictures): Pictures {
  try {
    return pictures();
  } catch (cause) {
    throw new AppError('undecodable', failureOf(cause).message, { cause });
  }
}

/** `outcomes` of each window, by group. A group has its vectors of all windows, or none. */
function groupsFrom(layout: Layout, outcomes: readonly (readonly Outcome[])[]): AnalysedGroup[] {
  return layout.map(({ name, version }: GroupVersion, at): AnalysedGroup => {
    const vectors: Float32Array[] = [];
    for (const window of outcomes) {
      const outcome = window[at];
      if (outcome === undefined || 'error' in outcome)
        return { name, version, failure: failureOf(outcome?.error) };
      vectors.push(outcome.values);
    }
    return { name, version, vectors };
  });
}

function failureOf(error: unknown): ErrorData {
  if (error instanceof AppError) return toErrorData(error);
  return { kind: 'invalid', message: error instanceof Error ? error.message : String(error), path: null };
}
