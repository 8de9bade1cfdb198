// Migration 42: times of beats in some two bytes instead of four. Frozen once released. `beat_times` is of store/learning/beatTimes.ts.

export const beatTimes = /* sql */ `
  UPDATE windows SET beats = beat_times(beats) WHERE beats IS NOT NULL;
`;
