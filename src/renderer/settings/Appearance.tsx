// How the window looks.
import type { Settings } from '../../core/domain/settings.ts';
import { messages } from '../messages.ts';
import { Segments } from '../primitives/Segments.tsx';
import { chooseTheme } from '../stores/theme.ts';
import { Group, Line } from './Group.tsx';
import { useSettingChange } from './useSettingChange.ts';

const words = messages.settings;

export function Appearance({ settings }: { readonly settings: Settings }) {
  const change = useSettingChange();
  return (
    <Group title={words.appearance}>
      <Line name={words.theme}>
        <Segments
          label={words.theme}
          choices={['system', 'light', 'dark']}
          names={words.themes}
          chosen={settings.theme}
          onChoose={(theme) => {
            // At once, without waiting for it to be kept.
            chooseTheme(theme);
            change({ theme });
          }}
        />
      </Line>
    </Group>
  );
}
