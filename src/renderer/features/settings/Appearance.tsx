// How the window looks.
import type { Settings } from '../../../core/domain/settings.ts';
import { languageNames } from '../../../core/languages/languages.ts';
import { changeLanguage, changeSettings } from '../../commands/changeSettings.ts';
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
      <Line name={words.language}>
        <Segments
          label={words.language}
          choices={['system', 'en', 'de', 'fr']}
          names={{ system: words.languageOfSystem, ...languageNames }}
          chosen={settings.language === 'pseudo' ? null : settings.language}
          onChoose={changeLanguage}
        />
      </Line>
    </Group>
  );
}
