// What else the waveform shows: beats, analysed excerpts, a spectrogram.
import { AudioWaveform } from 'lucide-react';
import { IconButton } from '../../primitives/Button.tsx';
import { Menu, MenuChecks } from '../../primitives/Menu.tsx';
import { showOnWave, useWaveLook, waveExtras } from '../../state/waveLook.ts';
import { messages } from '../../words/messages.ts';

const words = messages.player;

export function WaveMenu() {
  const shown = useWaveLook((state) => state.shown);
  return (
    <Menu label={words.view} trigger={<IconButton icon={AudioWaveform} label={words.view} />}>
      <MenuChecks
        title={words.marksTitle}
        choices={waveExtras}
        names={words.shows}
        checked={shown}
        mayBeNone
        onCheck={showOnWave}
      />
    </Menu>
  );
}
