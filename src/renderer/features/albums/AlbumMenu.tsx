// What can be done with an album: the menu of a card.
import { DiscAlbum, ListEnd, ListPlus, ListStart, PencilLine, Play, UserRound } from 'lucide-react';
import type { AlbumRow } from '../../../core/domain/album.ts';
import { labelAlbum, listAlbum, playAlbum, queueAlbum } from '../../commands/albumActions.ts';
import { showAlbum, showArtist } from '../../commands/trackActions.ts';
import { MenuAt, MenuItem, MenuLine, type Point } from '../../primitives/Menu.tsx';
import { messages } from '../../words/messages.ts';

const words = messages.albums;

interface AlbumMenuProps {
  readonly album: AlbumRow;
  readonly at: Point;
  readonly onClose: () => void;
}

export function AlbumMenu({ album, at, onClose }: AlbumMenuProps) {
  const { artist } = album;
  return (
    <MenuAt label={words.menu(album.title)} at={at} onClose={onClose}>
      <MenuItem icon={DiscAlbum} name={words.open} keys={['Enter']} onAction={() => showAlbum(album)} />
      <MenuItem icon={Play} name={words.play} onAction={() => void playAlbum(album)} />
      <MenuItem
        icon={ListStart}
        name={messages.trackMenu.playNext}
        onAction={() => void queueAlbum(album, 'next')}
      />
      <MenuItem
        icon={ListEnd}
        name={messages.trackMenu.addToQueue}
        onAction={() => void queueAlbum(album, 'last')}
      />
      <MenuLine />
      <MenuItem icon={PencilLine} name={words.correct} onAction={() => void labelAlbum(album)} />
      <MenuItem icon={ListPlus} name={words.addToPlaylist} onAction={() => void listAlbum(album)} />
      {artist === null ? null : (
        <MenuItem icon={UserRound} name={messages.trackMenu.goToArtist} onAction={() => showArtist(artist)} />
      )}
    </MenuAt>
  );
}
