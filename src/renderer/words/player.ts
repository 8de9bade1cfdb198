// The words of the player.

export const playerWords = {
  label: 'Player',
  play: 'Play',
  pause: 'Pause',
  next: 'Next track',
  previous: 'Previous track',
  position: 'Position',
  positionText: (now: string, all: string) => `${now} of ${all}`,
  volume: 'Volume',
  mute: 'Mute',
  unmute: 'Unmute',
  nothing: 'Nothing playing',
  problem: 'This file cannot be played.',
  drawing: 'Drawing the waveform',
  noWaveform: 'No waveform: the file could not be read.',
  playThis: 'Play this track',
  lowMidHigh: 'Low, middle and high frequencies',

  view: 'Waveform',
  marksTitle: 'On the waveform',
  shows: {
    beats: 'Beats',
    windows: 'Analysed excerpts',
    spectrogram: 'Spectrogram',
  },
  beatMarks: (count: number) => `${count} beats marked`,
  windowMarks: (stretches: string) => `Analysed: ${stretches}`,
  stretch: (from: string, to: string) => `${from} to ${to}`,
  spectrogram: 'Spectrogram: low frequencies at the bottom, up to 22 kHz',
  spectrogramComing: 'Computing the spectrogram',
  noSpectrogram: 'No spectrogram: the file could not be decoded.',
};
