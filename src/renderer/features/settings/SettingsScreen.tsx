// Settings: where the music is, how genres are decided, how tracks are analysed, how the window looks, where everything is kept.
import { useQuery } from '@tanstack/react-query';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { Screen } from '../../primitives/Screen.tsx';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { AnalysisSettings } from './Analysis.tsx';
import { Appearance } from './Appearance.tsx';
import { Backups } from './Backups.tsx';
import { GenreSettings } from './GenreSettings.tsx';
import { Hearing } from './Hearing.tsx';
import { KeyboardMap } from './KeyboardMap.tsx';
import { LibraryFacts } from './LibraryFacts.tsx';
import { LibraryFolders } from './LibraryFolders.tsx';
import { Licences } from './Licences.tsx';
import { PlayingSettings } from './Playing.tsx';
import css from './SettingsScreen.module.css';

const words = messages.settings;

export default function SettingsScreen() {
  const settings = useQuery(api.settings.get.queryOptions());
  return (
    <Screen title={words.title}>
      {settings.isError && settings.data === undefined ? (
        <LoadFailed title={words.loadFailed} error={settings.error} onAgain={settings.refetch} />
      ) : settings.data === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className={css['scroll']} tabIndex={0} aria-label={words.title}>
          <div className={css['page']}>
            <LibraryFolders />
            <GenreSettings settings={settings.data} />
            <AnalysisSettings settings={settings.data} />
            <Hearing />
            <PlayingSettings settings={settings.data} />
            <Appearance settings={settings.data} />
            <Backups settings={settings.data} />
            <LibraryFacts />
            <KeyboardMap settings={settings.data} />
            <Licences />
          </div>
        </section>
      )}
    </Screen>
  );
}
