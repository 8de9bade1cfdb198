// What the tags ask for: which genres came in by themselves, with the way back, and which could be added.
import { useQuery } from '@tanstack/react-query';
import { Plus, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { displayGenre } from '../../../core/genres/name.ts';
import { addGenres, refuseGenres } from '../../commands/genresFromTags.ts';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { cameInSeen, seeCameIn } from '../../state/cameIn.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { GenreDot } from './GenreChip.tsx';
import css from './GenresFromTags.module.css';

const words = messages.fromTags;

/** One line of what is new and one question; gone once it is answered. `onAll` leads to all of them. */
export function FromTagsNews({ onAll }: { readonly onAll: () => void }) {
  const { data } = useQuery(api.genres.fromTags.queryOptions());
  const [seen, setSeen] = useState(cameInSeen);
  const news = (data?.cameIn ?? []).filter(({ at, isOwn }) => isOwn && at > seen);
  const [offer, ...more] = data?.offered ?? [];

  function close(): void {
    setSeen(seeCameIn(Math.max(...news.map(({ at }) => at))));
  }

  if (news.length > 0)
    return (
      <section className={css['card']} aria-label={words.cameInLabel}>
        <p role="status">{words.cameIn(news)}</p>
        <div className={css['buttons']}>
          <Button onPress={() => refuseGenres(news.map(({ genre }) => genre))}>{words.takeBack}</Button>
          <Button look="quiet" onPress={close}>
            {words.keep}
          </Button>
        </div>
      </section>
    );
  if (offer === undefined) return null;
  const { genre, tracks } = offer;
  return (
    <section className={css['card']} aria-label={words.offersLabel}>
      <p role="status">{words.offer(genre, tracks)}</p>
      <div className={css['buttons']}>
        <Button onPress={() => addGenres([genre])}>{words.add}</Button>
        <Button look="quiet" onPress={() => refuseGenres([genre])}>
          {words.never}
        </Button>
        {more.length === 0 ? null : (
          <Button look="quiet" onPress={onAll}>
            {words.more(more.length)}
          </Button>
        )}
      </div>
    </section>
  );
}

/** All that is offered, and what came in by itself, whenever that was. */
export function FromTagsLog() {
  const { data } = useQuery(api.genres.fromTags.queryOptions());
  const { offered = [], cameIn = [] } = data ?? {};
  if (offered.length + cameIn.length === 0) return null;
  const own = cameIn.filter(({ isOwn }) => isOwn).map(({ genre }) => genre);
  return (
    <section className={css['log']} aria-label={words.title}>
      {offered.length === 0 ? null : (
        <>
          <h2 className={css['heading']}>{words.offersLabel}</h2>
          <ul className={css['lines']}>
            {offered.map(({ genre, tracks }) => (
              <li key={genre} className={css['line']}>
                <GenreDot genre={genre} />
                <span className={css['name']}>{displayGenre(genre)}</span>
                <span className={css['count']}>{words.tracks(tracks)}</span>
                <IconButton
                  icon={Plus}
                  label={words.addNamed(displayGenre(genre))}
                  onPress={() => addGenres([genre])}
                />
                <IconButton
                  icon={X}
                  label={words.neverNamed(displayGenre(genre))}
                  onPress={() => refuseGenres([genre])}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {cameIn.length === 0 ? null : (
        <>
          <h2 className={css['heading']}>{words.cameInLabel}</h2>
          <p className={css['detail']}>{words.logged(cameIn)}</p>
          {own.length === 0 ? null : (
            <div className={css['buttons']}>
              <Button look="quiet" icon={Undo2} onPress={() => refuseGenres(own)}>
                {words.takeBack}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
