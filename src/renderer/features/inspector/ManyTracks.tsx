// Several selected tracks in sum, and one correction for all of them.
import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { ListPlus, MicOff, Music, PencilLine, RotateCcw, Tag } from 'lucide-react';
import type { TrackSummary } from '../../../core/domain/summary.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { correct } from '../../commands/corrections.ts';
import { rate } from '../../commands/ratings.ts';
import { setKind } from '../../commands/trackActions.ts';
import { useKeyHint } from '../../commands/useKeyBindings.ts';
import { genreColours } from '../../parts/genres/colours.ts';
import { SourceMark } from '../../parts/genres/SourceMark.tsx';
import { StarButtons } from '../../parts/StarButtons.tsx';
import { Button } from '../../primitives/Button.tsx';
import { useSettled } from '../../primitives/useSettled.ts';
import { openDialog } from '../../state/dialogs.ts';
import { openPlaylistTask } from '../../state/playlistTask.ts';
import { api, client } from '../../wire/api.ts';
import { formatSpan } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { trackTagWords } from '../../words/trackTags.ts';
import { Count } from './Count.tsx';
import css from './ManyTracks.module.css';
import { Section } from './Section.tsx';
import { serialOf } from './serial.ts';
import { ManyTags } from './tags/ManyTags.tsx';

const words = messages.inspector;
const genresShown = 12;
/** A selection that grows row by row is counted when it has come to rest. */
const momentMilliseconds = 60;

export function ManyTracks({ ids }: { readonly ids: ReadonlySet<number> }) {
  const settled = useSettled(ids, momentMilliseconds);
  const { data: sum } = useQuery<TrackSummary, Error, TrackSummary, QueryKey>({
    // A selection may be everything there is: its number stands for it in the key.
    queryKey: [...api.tracks.summary.key(), serialOf(ids)],
    queryFn: ({ signal }) => client.tracks.summary({ ids: [...ids] }, { signal }),
    placeholderData: keepPreviousData,
    enabled: settled,
    gcTime: 10_000,
  });
  const correcting = useKeyHint('genre');
  const tagging = useKeyHint('tags');
  const all = [...ids];
  const labelled = sum?.sources.some(({ value }) => value === 'label') === true;
  return (
    <article className={css['many']}>
      <header>
        <h2 className={css['title']}>{words.severalSelected(ids.size)}</h2>
        <p className={css['time']}>{sum === undefined ? ' ' : extentOf(sum)}</p>
        <StarButtons stars={sum?.rating ?? null} onGive={(stars) => rate(all, stars)} />
      </header>
      <div className={css['buttons']}>
        <Button look="primary" icon={PencilLine} onPress={() => openDialog('genre')} {...correcting.shortcut}>
          {words.correct}
        </Button>
        <Button look="quiet" icon={Tag} onPress={() => openDialog('tags')} {...tagging.shortcut}>
          {trackTagWords.section.addMany}
        </Button>
        {labelled ? (
          <Button look="quiet" icon={RotateCcw} onPress={() => correct(all, null)}>
            {words.clearMany}
          </Button>
        ) : null}
        <Button look="quiet" icon={ListPlus} onPress={() => openPlaylistTask({ kind: 'add', trackIds: all })}>
          {messages.trackMenu.addToPlaylist}
        </Button>
        {sum === undefined || sum.notMusic < sum.tracks ? (
          <Button look="quiet" icon={MicOff} onPress={() => void setKind(all, 'not music')}>
            {messages.trackMenu.notMusic}
          </Button>
        ) : null}
        {sum !== undefined && sum.notMusic > 0 ? (
          <Button look="quiet" icon={Music} onPress={() => void setKind(all, 'music')}>
            {messages.trackMenu.music}
          </Button>
        ) : null}
      </div>
      {sum === undefined ? null : (
        <div>
          <Genres {...sum} />
          <ManyTags ids={ids} isSettled={settled} />
          {sum.sources.length === 0 ? null : (
            <Section name="sources">
              <ul>
                {sum.sources.map(({ value, tracks }) => (
                  <li key={value} className={css['line']}>
                    <span aria-hidden className={css['mark']}>
                      <SourceMark source={value} />
                    </span>
                    <span className={css['name']}>{messages.source[value]}</span>
                    <Count tracks={tracks} of={sum.tracks} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section name="formats">
            <ul>
              {sum.formats.map(({ value, tracks }) => (
                <li key={value} className={css['line']}>
                  <span className={css['name']}>{value ?? words.unknownFormat}</span>
                  <Count tracks={tracks} of={sum.tracks} />
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </article>
  );
}

function extentOf({ seconds, years, notMusic }: TrackSummary): string {
  return [
    seconds === 0 ? null : words.severalTime(formatSpan(seconds)),
    years === null ? null : words.severalYears(years.from, years.to),
    notMusic === 0 ? null : words.severalNotMusic(notMusic),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** One bar of all genres, and a line for each of the most frequent. */
function Genres({ genres, tracks, notMusic }: TrackSummary) {
  const music = tracks - notMusic;
  if (genres.length === 0) return null;
  const shown = genres.slice(0, genresShown);
  return (
    <Section name="genres">
      <div className={css['bar']} aria-hidden>
        {shown.map(({ value, tracks: count }) => (
          <span
            key={value}
            className={value === null ? css['noPart'] : css['part']}
            {...genreColours(value ?? '')}
            // After the colours, which bring a style of their own.
            style={{ ...genreColours(value ?? '').style, flexGrow: count }}
          />
        ))}
      </div>
      <ul>
        {shown.map(({ value, tracks: count }) => (
          <li key={value} className={css['line']} {...genreColours(value ?? '')}>
            <span className={value === null ? css['noDot'] : css['dot']} aria-hidden />
            <span className={css['name']}>
              {value === null ? messages.table.unsorted : displayGenre(value)}
            </span>
            <Count tracks={count} of={music} />
          </li>
        ))}
      </ul>
      {genres.length > genresShown ? (
        <p className={css['note']}>{words.moreGenres(genres.length - genresShown)}</p>
      ) : null}
    </Section>
  );
}
