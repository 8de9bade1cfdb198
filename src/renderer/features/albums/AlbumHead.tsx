// Above the tracks of an album: its cover, whose it is, from when, how long, in which genres.
import { showArtist } from '../../commands/trackActions.ts';
import { LinkButton } from '../../primitives/LinkButton.tsx';
import { useView } from '../../state/list/view.ts';
import { formatSpan } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { artistOf, yearsOf } from './AlbumCard.tsx';
import css from './PageHead.module.css';
import { PageHead, usePageFacts } from './PageHead.tsx';

const words = messages.albums;

export function AlbumHead({ ids }: { readonly ids: readonly number[] }) {
  const view = useView((state) => state.view);
  const facts = usePageFacts(ids);
  if (view.kind !== 'album') return null;
  const { artist } = view;
  return (
    <PageHead name={view.title} ids={ids} facts={facts}>
      <p className={css['by']}>
        {artist === null ? (
          artistOf(view)
        ) : (
          <LinkButton label={words.openArtist(artist)} onPress={() => showArtist(artist)}>
            {artist}
          </LinkButton>
        )}
      </p>
      <p className={css['line']}>
        {[
          yearsOf(facts),
          messages.tracks(ids.length),
          facts.seconds === 0 ? '' : formatSpan(facts.seconds),
          facts.formats.join(', '),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </PageHead>
  );
}
