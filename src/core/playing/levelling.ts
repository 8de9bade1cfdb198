// How much louder or quieter a track is played, so that all sound about as loud, and none is driven into clipping.

/** As ReplayGain 2 has it, in LUFS. */
const wantedLufs = -18;
/** No gain raises a track's true peak above this, in dBTP. */
export const mostPeakDbtp = -1;

/** What was measured of a track: null for what was not. */
export interface MeasuredLevel {
  readonly loudnessLufs: number | null;
  readonly truePeakDbtp: number | null;
  readonly durationSeconds: number | null;
}

/**
 * In dB; 0 where the loudness is not known. Where the peak is not known (only a part of the track was listened to) nothing is
 * made louder, for the peak that is not known may be at full scale already.
 */
export function trackGainDb({ loudnessLufs, truePeakDbtp }: MeasuredLevel): number {
  if (loudnessLufs === null) return 0;
  const wanted = wantedLufs - loudnessLufs;
  const room = truePeakDbtp === null ? 0 : Math.max(0, mostPeakDbtp - truePeakDbtp);
  return Math.min(wanted, room);
}

/** One gain for all tracks of an album, so that its quiet ones stay quieter: by their mean power over time, and the highest of their peaks. */
export function albumGainDb(tracks: readonly MeasuredLevel[]): number {
  const known = tracks.filter(({ loudnessLufs }) => loudnessLufs !== null);
  const seconds = (track: MeasuredLevel): number => track.durationSeconds ?? 1;
  const time = known.reduce((sum, track) => sum + seconds(track), 0);
  if (time === 0) return 0;
  const power =
    known.reduce((sum, track) => sum + seconds(track) * 10 ** ((track.loudnessLufs ?? 0) / 10), 0) / time;
  const isPeakKnown = tracks.every(({ truePeakDbtp }) => truePeakDbtp !== null);
  return trackGainDb({
    loudnessLufs: 10 * Math.log10(power),
    truePeakDbtp: isPeakKnown ? Math.max(...tracks.map(({ truePeakDbtp }) => truePeakDbtp ?? 0)) : null,
    durationSeconds: null,
  });
}

export const factorOf = (decibels: number): number => 10 ** (decibels / 20);
