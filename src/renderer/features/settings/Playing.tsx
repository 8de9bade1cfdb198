// How tracks follow each other, and how loud they are.
import type { Settings } from '../../../core/domain/settings.ts';
import { changeSettings } from '../../commands/changeSettings.ts';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { NumberField } from '../../primitives/fields/NumberField.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { messages } from '../../words/messages.ts';
import { Group, Line } from './Group.tsx';

const words = messages.settings;
const mostFade = 12;

export function PlayingSettings({ settings }: { readonly settings: Settings }) {
  return (
    <Group part="playing" title={words.playing}>
      <Line name={words.gapless} detail={words.gaplessDetail}>
        <Checkbox isSelected={settings.gapless} onChange={(gapless) => changeSettings({ gapless })}>
          {words.gaplessOn}
        </Checkbox>
      </Line>
      <Line name={words.crossfade} detail={words.crossfadeDetail}>
        <NumberField
          label={words.crossfade}
          hideLabel
          unit={words.seconds}
          placeholder="0"
          min={0}
          max={mostFade}
          value={settings.crossfadeSeconds}
          onChange={(value) => changeSettings({ crossfadeSeconds: value ?? 0 })}
        />
        <Checkbox
          isSelected={settings.crossfadeAlbums}
          isDisabled={settings.crossfadeSeconds === 0}
          onChange={(crossfadeAlbums) => changeSettings({ crossfadeAlbums })}
        >
          {words.crossfadeAlbums}
        </Checkbox>
      </Line>
      <Line name={words.levelling} detail={words.levellingDetail}>
        <Segments
          label={words.levelling}
          choices={['off', 'track', 'album']}
          names={words.levellings}
          chosen={settings.levelling}
          onChoose={(levelling) => changeSettings({ levelling })}
        />
      </Line>
    </Group>
  );
}
