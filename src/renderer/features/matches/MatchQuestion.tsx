// One missing track, what a person set on it, and the files that it could be.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { RadioGroup } from 'react-aria-components';
import type { OpenMatch } from '../../../core/domain/match.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { GenreChip } from '../../parts/genres/GenreChip.tsx';
import { Button } from '../../primitives/Button.tsx';
import { Radio } from '../../primitives/fields/Choice.tsx';
import { DialogBody, DialogFoot } from '../../primitives/ModalDialog.tsx';
import { notify } from '../../state/notices.ts';
import { api } from '../../wire/api.ts';
import { queryClient } from '../../wire/queryClient.ts';
import { messages } from '../../words/messages.ts';
import { lastName } from '../../words/paths.ts';
import css from './MatchQuestion.module.css';

const words = messages.matches;
/** The contract gives no more. */
const mostCandidates = 50;

interface MatchQuestionProps {
  readonly match: OpenMatch;
  /** How many questions there are, with this one. */
  readonly waiting: number;
  readonly onLater: () => void;
}

export function MatchQuestion({ match: { track, candidates }, waiting, onLater }: MatchQuestionProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const answer = useMutation(
    api.matches.answer.mutationOptions({
      onSuccess: (_, { candidateId }) => notify(candidateId === null ? words.refused : words.found),
      onError: notifyFailure,
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.matches.key() }),
    }),
  );
  const say = (candidateId: number | null): void => answer.mutate({ trackId: track.id, candidateId });
  return (
    <>
      <DialogBody>
        <section aria-label={words.missing} tabIndex={-1} ref={focus} className={css['track']}>
          <h3 className={css['title']}>{track.title ?? lastName(track.path)}</h3>
          <p className={css['path']}>{track.path}</p>
          <SetByYou track={track} />
        </section>
        <p className={css['explained']}>{words.explained}</p>
        <RadioGroup
          aria-label={words.candidates}
          value={chosen}
          onChange={setChosen}
          className={css['files'] ?? ''}
        >
          {candidates.map(({ id, title, path }) => (
            <Radio key={id} value={`${id}`} title={title ?? lastName(path)} detail={path} />
          ))}
        </RadioGroup>
        {candidates.length < mostCandidates ? null : <p className={css['path']}>{words.more}</p>}
      </DialogBody>
      <DialogFoot>
        {waiting === 1 ? null : <span className={css['waiting']}>{words.further(waiting - 1)}</span>}
        <Button onPress={onLater}>{words.later}</Button>
        <Button isDisabled={answer.isPending} onPress={() => say(null)}>
          {words.none}
        </Button>
        <Button
          look="primary"
          isDisabled={chosen === null || answer.isPending}
          onPress={() => chosen !== null && say(Number(chosen))}
        >
          {words.answer}
        </Button>
      </DialogFoot>
    </>
  );
}

/** The question before took the focus with it. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}

function SetByYou({ track: { label, kind, playlists } }: { readonly track: OpenMatch['track'] }) {
  return (
    <p className={css['set']}>
      {label === null ? null : <GenreChip genre={label} />}
      {kind === null ? null : <span>{messages.fields.choices.kind[kind]}</span>}
      {playlists.length === 0 ? null : <span>{words.playlists(playlists)}</span>}
    </p>
  );
}
