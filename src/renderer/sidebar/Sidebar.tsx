// The left side: search, what the library holds by genre, its folders, and what is being done.
import { ActivityFoot } from '../jobs/ActivityFoot.tsx';
import { messages } from '../messages.ts';
import { PlaylistLinks } from '../playlists/PlaylistLinks.tsx';
import { ScreenLinks } from '../screens/ScreenLinks.tsx';
import { Folders } from './Folders.tsx';
import { Genres } from './Genres.tsx';
import { Search } from './Search.tsx';
import css from './Sidebar.module.css';
import { Views } from './Views.tsx';

export function Sidebar() {
  return (
    <nav className={css['sidebar']} aria-label={messages.sidebar.label}>
      <Search />
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
