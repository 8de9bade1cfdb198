// The files of one recording side by side: what differs, which seems best and why; each played, preferred, taken apart.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pause, Play, Star } from 'lucide-react';
import type { DuplicateGroup, DuplicateSummary } from '../../../core/domain/duplicates.ts';
import type { TrackDetail } from '../../../core/domain/track.ts';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { Hidden } from '../../primitives/Hidden.tsx';
import { Key } from '../../primitives/Key.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { pausePlaying, usePlayer } from '../../state/player.ts';
import { api } from '../../wire/api.ts';
import { duplicatesWords as words } from '../../words/duplicates.ts';
import css from './Compare.module.css';
import { factLines, relationText } from './facts.ts';
import { Performances } from './Performances.tsx';
import { playFromSamePlace, takeApart, togglePreferred } from './say.ts';

/** More do not stand side by side. */
const mostShown = 20;

interface CompareProps {
  readonly group: DuplicateSummary;
  readonly ids: readonly number[];
}

export function Compare({ group, ids: all }: CompareProps) {
  const ids = all.slice(0, mostShown);
  const shown = useQuery(
    api.duplicates.get.queryOptions({ input: { trackId: group.id }, placeholderData: keepPreviousData }),
  );
  const details = useQuery(
    api.tracks.details.queryOptions({ input: { ids: [...ids] }, placeholderData: keepPreviousData }),
  );
  const error = shown.error ?? details.error;
  if (error !== null)
    return (
      <LoadFailed
        title={words.loadFailed}
        error={error}
        onAgain={() => Promise.all([shown.refetch(), details.refetch()])}
      />
    );
  if (shown.data === undefined || shown.data === null || details.data === undefined)
    return <div className={css['compare']} aria-busy />;
  const tracks = new Map(details.data.map((track) => [track.id, track]));
  const kept = tracks.get(group.keptId);
  const title = kept?.title ?? kept?.fileName ?? '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard, too
    <section className={css['compare']} aria-label={words.compare(title)} tabIndex={0}>
      <Files group={group} compared={shown.data} ids={ids} tracks={tracks} />
      {all.length > ids.length ? <p className={css['note']}>{words.more(all.length - ids.length)}</p> : null}
      <Performances tracks={shown.data.performances} />
    </section>
  );
}

interface FilesProps {
  readonly group: DuplicateSummary;
  readonly compared: DuplicateGroup;
  readonly ids: readonly number[];
  readonly tracks: ReadonlyMap<number, TrackDetail>;
}

function Files({ group, compared, ids, tracks }: FilesProps) {
  const members = new Map(compared.members.map((member) => [member.id, member]));
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <td className={css['corner']} />
          {ids.map((id, at) => (
            <th key={id} scope="col" className={css['file']} data-kept={id === compared.keptId || undefined}>
              <FileHead
                id={id}
                place={at + 1}
                name={tracks.get(id)?.fileName ?? ''}
                group={group}
                suggestion={compared.suggestion}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.facts.relation}</th>
          {ids.map((id) => {
            const member = members.get(id);
            return <td key={id}>{member === undefined ? words.nothing : relationText(member)}</td>;
          })}
        </tr>
        {factLines(compared, ids, tracks).map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map(({ text, differs }, at) => (
              <td key={ids[at]} data-differs={differs || undefined}>
                {text}
                {differs ? <Hidden> ({words.differs})</Hidden> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FileHeadProps {
  readonly id: number;
  /** From 1. */
  readonly place: number;
  readonly name: string;
  readonly group: DuplicateSummary;
  readonly suggestion: DuplicateGroup['suggestion'];
}

function FileHead({ id, place, name, group, suggestion }: FileHeadProps) {
  const isPlaying = usePlayer(({ trackId, playing }) => playing && trackId === id);
  const isPreferred = group.isSaid && group.keptId === id;
  return (
    <div className={css['head']}>
      <div className={css['name']}>
        <IconButton
          icon={isPlaying ? Pause : Play}
          label={words.play(place)}
          onPress={() => (isPlaying ? pausePlaying() : playFromSamePlace(id, group.trackIds))}
        />
        <span title={name}>{name}</span>
        {place > 9 ? null : <Key name={`${place}`} />}
      </div>
      <div className={css['actions']}>
        <Button
          look={isPreferred ? 'plain' : 'quiet'}
          icon={Star}
          aria-label={words.preferFile(place)}
          aria-pressed={isPreferred}
          onPress={() => togglePreferred(group, id)}
        >
          {isPreferred ? words.preferred : words.prefer}
        </Button>
        <Button look="quiet" aria-label={words.notTheSameFile(place)} onPress={() => takeApart(id)}>
          {words.notTheSame}
        </Button>
      </div>
      <p className={css['why']}>{suggestion.id === id ? words.best(suggestion.reasons) : ''}</p>
    </div>
  );
}
