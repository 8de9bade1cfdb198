// In an analysis worker: a file followed through time by mel bands and chroma, frame by frame or from beat to beat.
import type { Matrix } from '../../core/domain/matrix.ts';
import { SAMPLE_RATE } from '../../core/dsp/framing.ts';
import type { Kernels } from '../../core/dsp/kernels/kernels.ts';
import { type FrameGroup, type FrameLevel, follow, secondsOfFrame } from '../../core/features/frames.ts';
import { picturesOf } from '../../core/features/pictures.ts';
import { type AudioWindow, readWindows } from '../audio/windows.ts';
import type { Handlers } from '../workers/serve.ts';
import { orUndecodable } from './analysing.ts';
import type { AnalysisQuestions, FollowedFile } from './protocol.ts';

export function following(kernels: Kernels): Pick<Handlers<AnalysisQuestions>, 'frames'> {
  return {
    async frames({ path, depth, groups, levels }) {
      const { durationSeconds, windows } = await readWindows(path, { depth, resample: kernels.resample });
      // One after the other: pictures last until the same kernels take the next signal.
      const parts = windows.map((window) => {
        const pictures = orUndecodable(() => picturesOf(window.samplesAt(SAMPLE_RATE), kernels));
        return levels.map((level) => part(window, level, groups, pictures));
      });
      return { durationSeconds, levels: levels.map((_, at) => joined(parts.flatMap((of) => of[at] ?? []))) };
    },
  };
}

function part(
  window: AudioWindow,
  level: FrameLevel,
  groups: readonly FrameGroup[],
  pictures: Parameters<typeof follow>[0],
): FollowedFile {
  const followed = follow(pictures, level, groups);
  const inTrack = (frame: number): number => window.startSeconds + window.inTrack(secondsOfFrame(frame));
  const { starts } = followed;
  return {
    groups: followed.groups,
    startSeconds: Float64Array.from(starts, inTrack),
    durationSeconds: Float64Array.from(starts, (frame, i) =>
      secondsOfFrame((starts[i + 1] ?? followed.end) - frame),
    ),
  };
}

/** The rows of all windows, one after the other. */
function joined(windows: readonly FollowedFile[]): FollowedFile {
  const [first] = windows;
  if (first === undefined) throw new Error('no window and no failure');
  if (windows.length === 1) return first;
  return {
    groups: first.groups.map((_, g) => below(windows.flatMap(({ groups }) => groups[g] ?? []))),
    startSeconds: Float64Array.from(windows.flatMap(({ startSeconds }) => [...startSeconds])),
    durationSeconds: Float64Array.from(windows.flatMap(({ durationSeconds }) => [...durationSeconds])),
  };
}

function below(parts: readonly Matrix[]): Matrix {
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return { data, rows: parts.reduce((sum, { rows }) => sum + rows, 0), cols: parts[0]?.cols ?? 0 };
}
