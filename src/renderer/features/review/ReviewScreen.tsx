// Review: one track at a time, playing, answered by one key; about its genre, or about one tag.
import { useEffect } from 'react';
import { setLooping } from '../../state/player.ts';
import { useAskedTag } from '../../state/tagReview.ts';
import { About } from './About.tsx';
import { GenreReview } from './genres/GenreReview.tsx';
import { TagReview } from './tags/TagReview.tsx';

export default function ReviewScreen() {
  const tag = useAskedTag((state) => state.tag);
  useRepeat();
  const about = <About tag={tag} />;
  return tag === null ? <GenreReview about={about} /> : <TagReview key={tag.id} tag={tag} about={about} />;
}

/** A track goes on for as long as it is asked about, instead of leading on to the next of some list. */
function useRepeat(): void {
  useEffect(() => {
    setLooping(true);
    return () => setLooping(false);
  }, []);
}
