// The left side: search, what the library holds by genre, its folders, and what is being done.

import { FromTagsNews } from '../../parts/genres/GenresFromTags.tsx';
import { showScreen } from '../../state/screen.ts';
import { messages } from '../../words/messages.ts';
import { ActivityFoot } from './ActivityFoot.tsx';
import { Folders } from './Folders.tsx';
import { Genres } from './Genres.tsx';
import { PlaylistLinks } from './PlaylistLinks.tsx';
import { ScreenLinks } from './ScreenLinks.tsx';
import { Search } from './Search.tsx';
import css from './Sidebar.module.css';
import { Views } from './Views.tsx';

export function Sidebar() {
  return (
    <nav className={css['sidebar']} aria-label={messages.sidebar.label}>
      <Search />
      <div className={css['news']}>
        <FromTagsNews onAll={() => showScreen('tags')} />
      </div>
      <div className={css['scroll']}>
        <Views />
        <Genres />
        <PlaylistLinks />
        <Folders />
      </div>
      <ScreenLinks />
      <ActivityFoot />
    </nav>
  );
}
