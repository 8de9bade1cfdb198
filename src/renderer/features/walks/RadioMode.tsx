// A radio: what it began with, what it plays next, and more or less of that.
import { RadioTower, Shuffle } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { NumberField } from '../../primitives/fields/NumberField.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { chooseGap, goOn, otherOrder, playRadio, radioIds, steerRadio, useRadio } from '../../state/radio.ts';
import { usePlaylists } from '../../state/useShownPlaylist.ts';
import { messages } from '../../words/messages.ts';
import { Found } from './Found.tsx';
import { StartPicker } from './StartPicker.tsx';
import { titleOf } from './TrackChip.tsx';
import { useRows } from './useRows.ts';
import css from './Walks.module.css';
import { WalkTable } from './WalkTable.tsx';

const words = messages.walks;

export function RadioMode() {
  const { from, gap, tracks, error } = useRadio();
  const [isAsking, setAsking] = useState(false);
  const name = useStartName();
  return (
    <>
      <div className={css['bar']}>
        <Button look={from === null ? 'primary' : 'plain'} icon={RadioTower} onPress={() => setAsking(true)}>
          {from === null ? words.begin : name}
        </Button>
        <div className={css['narrow']}>
          <NumberField
            label={words.gap}
            value={gap}
            onChange={(value) => value !== null && chooseGap(value)}
            placeholder="0"
            unit={words.gapUnit}
            min={0}
            max={100}
          />
        </div>
      </div>
      {isAsking ? <StartPicker onClose={() => setAsking(false)} /> : null}
      {from === null ? (
        <EmptyState icon={RadioTower} title={words.radioEmpty} detail={words.radioEmptyDetail} />
      ) : error !== null && tracks.length === 0 ? (
        <LoadFailed title={words.radioFailed} error={error} onAgain={goOn} />
      ) : (
        <OnAir name={name} />
      )}
    </>
  );
}

function OnAir({ name }: { readonly name: string }) {
  const { tracks, from, isAsking, isOver, error } = useRadio();
  const ids = tracks.map(({ id }) => id);
  const rows = useRows([...ids, ...new Set(tracks.map(({ like }) => like.id))]);
  const home = from?.kind === 'filter' ? from.name : null;
  const origin = from?.kind === 'tracks' ? null : name;
  return (
    <>
      <Found
        summary={messages.tracks(tracks.length)}
        name={words.radioName(name)}
        ids={ids}
        current={radioIds}
      >
        <Button look="quiet" icon={Shuffle} onPress={otherOrder}>
          {words.otherOrder}
        </Button>
      </Found>
      <div className={css['list']} aria-busy={isAsking}>
        <WalkTable
          label={words.radioTitle}
          steps={tracks.map(({ id, like, join, isBeyond, sinceArtist }, n) => ({
            id,
            join,
            distance: join?.distance ?? null,
            why:
              n === 0
                ? words.beginsHere
                : like.id === id
                  ? words.oneOf(origin)
                  : words.like(titleOf(rows.get(like.id))),
            warning:
              sinceArtist !== null
                ? words.soonAgain(sinceArtist)
                : isBeyond && home !== null
                  ? words.beyond(home)
                  : null,
          }))}
          rows={rows}
          onPlay={playRadio}
          onSteer={steerRadio}
        />
        <div className={css['foot']}>
          {isAsking ? (
            <p role="status">{words.looking}</p>
          ) : error !== null ? (
            <LoadFailed title={words.radioFailed} error={error} onAgain={goOn} />
          ) : isOver ? (
            <p>{words.over}</p>
          ) : (
            <Button look="quiet" onPress={() => void goOn()}>
              {words.goOn}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

function useStartName(): string {
  const from = useRadio((state) => state.from);
  const playlists = usePlaylists();
  const only = from?.kind === 'tracks' && from.ids.length === 1 ? from.ids : [];
  const rows = useRows(only);
  if (from === null) return '';
  if (from.kind === 'filter') return from.name;
  if (from.kind === 'playlist') return playlists.find(({ id }) => id === from.id)?.name ?? words.playlistNote;
  const [id] = only;
  return id === undefined ? words.someTracks(from.ids.length) : titleOf(rows.get(id));
}
