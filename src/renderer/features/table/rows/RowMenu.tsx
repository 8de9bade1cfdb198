// What can be done with the selected tracks: the menu of a row.
import { skipToken, useQuery } from '@tanstack/react-query';
import {
  AudioLines,
  Ban,
  CircleMinus,
  CirclePlus,
  Copy,
  Disc3,
  DiscAlbum,
  FilePenLine,
  Folder,
  FolderOpen,
  ListEnd,
  ListPlus,
  ListStart,
  type LucideIcon,
  MapPin,
  Music4,
  PencilLine,
  Play,
  RadioTower,
  RotateCcw,
  Route,
  Star,
  StarOff,
  Tag,
  UserRound,
} from 'lucide-react';

import { rowsAtOnce } from '../../../../core/contract/tracks.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import type { CommandId } from '../../../commands/commands.ts';
import { correct } from '../../../commands/corrections.ts';
import { notifyFailure } from '../../../commands/notifyFailure.ts';
import { queueLast, queueNext, selectedInOrder } from '../../../commands/playing/queueActions.ts';
import { rate } from '../../../commands/ratings.ts';
import {
  copyPaths,
  selectWhole,
  setKind,
  showAlbumOf,
  showArtistOf,
  showSimilar,
} from '../../../commands/trackActions.ts';
import { useKeyHint } from '../../../commands/useKeyBindings.ts';
import { blendSelected, pathFromSelected, radioFromSelected } from '../../../commands/walkActions.ts';
import { GenreDot } from '../../../parts/genres/GenreChip.tsx';
import { likeliest } from '../../../parts/genres/likeliest.ts';
import {
  MenuAt,
  MenuItem,
  MenuLine,
  MenuPart,
  MenuWithin,
  PicturedItem,
  type Point,
} from '../../../primitives/Menu.tsx';
import { openDialog } from '../../../state/dialogs.ts';
import { useView } from '../../../state/list/view.ts';
import { playTrack } from '../../../state/player.ts';
import { openPlaylistTask } from '../../../state/playlistTask.ts';
import { openTagWriting } from '../../../state/tagWriting.ts';
import { api, desktop } from '../../../wire/api.ts';
import { formatShare } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';

const words = messages.trackMenu;
const likelyShown = 3;
const wholes = [
  { id: 'selectAlbum', icon: Disc3, whole: 'album' },
  { id: 'selectArtist', icon: UserRound, whole: 'artist' },
  { id: 'selectFolder', icon: Folder, whole: 'folder' },
] as const;

const walks = [
  { id: 'pathFrom', icon: Route, one: true, run: () => pathFromSelected('from') },
  { id: 'pathTo', icon: MapPin, one: true, run: () => pathFromSelected('to') },
  { id: 'moreLikeThese', icon: CirclePlus, one: false, run: () => blendSelected('more') },
  { id: 'lessLikeThese', icon: CircleMinus, one: false, run: () => blendSelected('less') },
  { id: 'radioFromThis', icon: RadioTower, one: false, run: radioFromSelected },
] as const;

/** By how many stars they give. */
const starCommands = ['rateNone', 'rate1', 'rate2', 'rate3', 'rate4', 'rate5'] as const;

interface RowMenuProps {
  readonly at: Point;
  readonly onClose: () => void;
}

export function RowMenu({ at, onClose }: RowMenuProps) {
  const selected = useView((state) => state.selection.ids);
  const ids = [...selected];
  const only = ids.length === 1 ? ids[0] : undefined;
  const rows = useQuery(
    api.tracks.rows.queryOptions({ input: { ids: ids.slice(0, rowsAtOnce) }, gcTime: 10_000 }),
  );
  const track = useQuery(
    api.tracks.get.queryOptions({ input: only === undefined ? skipToken : { id: only } }),
  );
  // It opens when all of it is there, so that nothing moves under the pointer.
  if (rows.isPending || (only !== undefined && track.isPending)) return null;
  const known = rows.data ?? [];
  const likely = likeliest(track.data?.probabilities ?? {}, likelyShown);
  return (
    <MenuAt label={words.label(ids.length)} at={at} onClose={onClose}>
      {only === undefined ? null : (
        <MenuItem icon={Play} name={words.play} keys={['Enter']} onAction={() => playTrack(only)} />
      )}
      <CommandItem
        id="queueNext"
        icon={ListStart}
        name={words.playNext}
        onAction={() => queueNext(selectedInOrder())}
      />
      <CommandItem
        id="queueLast"
        icon={ListEnd}
        name={words.addToQueue}
        onAction={() => queueLast(selectedInOrder())}
      />
      <MenuLine />
      <CommandItem
        id="genre"
        icon={PencilLine}
        name={words.correct}
        onAction={() => onceClosed(() => openDialog('genre'))}
      />
      {known.some(({ genreSource }) => genreSource === 'label') ? (
        <MenuItem icon={RotateCcw} name={words.clear} onAction={() => correct(ids, null)} />
      ) : null}
      {likely.length === 0 ? null : (
        <MenuPart title={words.likely}>
          {likely.map(({ genre, share }) => (
            <PicturedItem
              key={genre}
              picture={<GenreDot genre={genre} />}
              name={displayGenre(genre)}
              note={formatShare(share)}
              onAction={() => correct(ids, genre)}
            />
          ))}
        </MenuPart>
      )}
      <MenuLine />
      <CommandItem
        id="tags"
        icon={Tag}
        name={words.tag}
        onAction={() => onceClosed(() => openDialog('tags'))}
      />
      <MenuWithin icon={Star} name={messages.rating.label}>
        {[...starCommands.entries()].map(([n, id]) => (
          <CommandItem
            key={id}
            id={id}
            icon={n === 0 ? StarOff : Star}
            name={messages.rating.inMenu(n === 0 ? null : n)}
            onAction={() => rate(ids, n === 0 ? null : n)}
          />
        ))}
      </MenuWithin>
      <CommandItem
        id="addToPlaylist"
        icon={ListPlus}
        name={words.addToPlaylist}
        onAction={() => onceClosed(() => openPlaylistTask({ kind: 'add', trackIds: ids }))}
      />
      {only === undefined ? null : (
        <CommandItem
          id="similar"
          icon={AudioLines}
          name={words.similar}
          isDisabled={track.data?.state !== 'analysed'}
          onAction={() => showSimilar(only)}
        />
      )}
      {only === undefined ? null : (
        <>
          <CommandItem
            id="goToAlbum"
            icon={DiscAlbum}
            name={words.goToAlbum}
            isDisabled={track.data?.album === null}
            onAction={() => void showAlbumOf(only)}
          />
          <CommandItem
            id="goToArtist"
            icon={UserRound}
            name={words.goToArtist}
            isDisabled={track.data?.artist === null}
            onAction={() => void showArtistOf(only)}
          />
        </>
      )}
      <MenuLine />
      <MenuPart title={words.walks}>
        {walks
          .filter(({ one }) => !one || only !== undefined)
          .map(({ id, icon, run }) => (
            <CommandItem
              key={id}
              id={id}
              icon={icon}
              name={messages.commands.names[id]}
              isDisabled={!known.some(({ state }) => state === 'analysed')}
              onAction={run}
            />
          ))}
      </MenuPart>
      <MenuLine />
      <MenuPart title={words.select}>
        {wholes.map(({ id, icon, whole }) => (
          <CommandItem
            key={id}
            id={id}
            icon={icon}
            name={words[whole]}
            onAction={() => void selectWhole(whole)}
          />
        ))}
      </MenuPart>
      <MenuLine />
      {known.some(({ kind }) => kind === 'music') ? (
        <CommandItem
          id="notMusic"
          icon={Ban}
          name={words.notMusic}
          onAction={() => void setKind(ids, 'not music')}
        />
      ) : null}
      {known.some(({ kind }) => kind === 'not music') ? (
        <CommandItem
          id="music"
          icon={Music4}
          name={words.music}
          onAction={() => void setKind(ids, 'music')}
        />
      ) : null}
      <CommandItem
        id="writeTags"
        icon={FilePenLine}
        name={words.writeTags}
        onAction={() => onceClosed(() => openTagWriting(ids))}
      />
      {desktop === null || only === undefined ? null : (
        <MenuItem
          icon={FolderOpen}
          name={words.reveal}
          onAction={() => void desktop?.reveal(only).catch(notifyFailure)}
        />
      )}
      <MenuItem
        icon={Copy}
        name={ids.length === 1 ? words.copyPath : words.copyPaths}
        onAction={() => void copyPaths(ids)}
      />
    </MenuAt>
  );
}

/** A closing menu gives the focus back to the list a frame later; a dialog takes it from there, and gives it back to there. */
function onceClosed(open: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(open));
}

interface CommandItemProps {
  readonly id: CommandId;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
}

/** An item that a key does, too. */
function CommandItem({ id, ...item }: CommandItemProps) {
  return <MenuItem {...item} keys={useKeyHint(id).printed} />;
}
