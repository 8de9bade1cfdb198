// Which track: type, choose, Enter. Before anything is typed, the selection and what is in the player stand first.
import { useState } from 'react';
import { PickDialog, PickItem } from '../../primitives/PickDialog.tsx';
import { selectedIds } from '../../state/list/view.ts';
import { usePlayer } from '../../state/player.ts';
import { messages } from '../../words/messages.ts';
import { titleOf } from './TrackChip.tsx';
import { useFoundTracks, useRows } from './useRows.ts';

const words = messages.walks;
const nearAtHand = 10;

interface TrackPickerProps {
  readonly title: string;
  readonly onPick: (trackId: number) => void;
  readonly onClose: () => void;
}

export function TrackPicker({ title, onPick, onClose }: TrackPickerProps) {
  const [typed, setTyped] = useState('');
  const found = useFoundTracks(typed);
  const near = useNearAtHand(typed);
  const shown = new Map([...near, ...found].map((track) => [track.id, track]));
  return (
    <PickDialog
      title={title}
      label={words.chooseField}
      placeholder={words.choosePlaceholder}
      typed={typed}
      onTyped={setTyped}
      onPick={(key) => {
        onClose();
        onPick(Number(key));
      }}
      onClose={onClose}
      nothing={words.chooseNothing}
      wide
    >
      {[...shown.values()].map((track) => (
        <PickItem
          key={track.id}
          id={`${track.id}`}
          name={titleOf(track)}
          note={track.artist ?? messages.common.unknownArtist}
        />
      ))}
    </PickDialog>
  );
}

function useNearAtHand(typed: string) {
  const playing = usePlayer((state) => state.trackId);
  const ids = [...new Set([...selectedIds().slice(0, nearAtHand), ...(playing === null ? [] : [playing])])];
  const rows = useRows(ids);
  if (typed.trim() !== '') return [];
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row?.state === 'analysed' ? [row] : [];
  });
}
