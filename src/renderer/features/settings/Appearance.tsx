// How the window looks.
import type { Settings } from '../../../core/domain/settings.ts';
import { changeSettings } from '../../commands/changeSettings.ts';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { chooseTheme } from '../../state/theme.ts';
import { messages } from '../../words/messages.ts';
import { Group, Line } from './Group.tsx';

const words = messages.settings;

export function Appearance({ settings }: { readonly settings: Settings }) {
  return (
    <Group part="appearance" title={words.appearance}>
      <Line name={words.theme}>
        <Segments
          label={words.theme}
          choices={['system', 'light', 'dark']}
          names={words.themes}
          chosen={settings.theme}
          onChoose={(theme) => {
            // At once, without waiting for it to be kept.
            chooseTheme(theme);
            changeSettings({ theme });
          }}
        />
      </Line>
    </Group>
  );
}
