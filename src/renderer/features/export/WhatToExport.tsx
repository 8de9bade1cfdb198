// Which genres or playlists, and which of the genres' tracks.
import { useQuery } from '@tanstack/react-query';
import { ListMusic, Wand2 } from 'lucide-react';
import { CheckboxGroup, Label } from 'react-aria-components';
import { displayGenre } from '../../../core/genres/name.ts';
import { OrderFields } from '../../parts/conditions/OrderFields.tsx';
import { GenreDot } from '../../parts/genres/GenreChip.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { NumberField } from '../../primitives/fields/NumberField.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { choose, decidingSources, useExportChoice } from '../../state/exportChoice.ts';
import { usePlaylists } from '../../state/useShownPlaylist.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { CheckList } from './CheckList.tsx';
import css from './ExportForm.module.css';

const words = messages.export;

export function WhatToExport() {
  const { what } = useExportChoice();
  return (
    <section className={css['group']}>
      {what === 'genres' ? <Genres /> : <Playlists />}
      {what === 'genres' ? <Which /> : null}
    </section>
  );
}

function Whats() {
  const { what } = useExportChoice();
  return (
    <Segments
      label={words.what}
      choices={['genres', 'playlists']}
      names={words.whats}
      chosen={what}
      onChoose={(chosen) => choose({ what: chosen })}
    />
  );
}

function Genres() {
  const { genresLeft } = useExportChoice();
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const items = (genres ?? [])
    .filter(({ tracks }) => tracks > 0)
    .map(({ name, tracks }) => ({
      value: name,
      name: displayGenre(name),
      tracks,
      picture: <GenreDot genre={name} />,
    }));
  return (
    <CheckList
      head={<Whats />}
      label={words.genres}
      items={items}
      chosen={items.map(({ value }) => value).filter((name) => !genresLeft.includes(name))}
      onChoose={(chosen) =>
        choose({ genresLeft: items.map(({ value }) => value).filter((name) => !chosen.includes(name)) })
      }
      nothing={words.noGenres}
    />
  );
}

function Playlists() {
  const { playlistIds } = useExportChoice();
  const items = usePlaylists().map(({ id, name, tracks, rule }) => {
    const Picture = rule === null ? ListMusic : Wand2;
    return { value: `${id}`, name, tracks, picture: <Picture size={14} aria-hidden /> };
  });
  return (
    <CheckList
      head={<Whats />}
      label={words.playlists}
      items={items}
      chosen={items.map(({ value }) => value).filter((id) => playlistIds.includes(Number(id)))}
      onChoose={(chosen) => choose({ playlistIds: chosen.map(Number) })}
      nothing={words.noPlaylists}
    />
  );
}

/** Which tracks of the genres, by genre source, and in which order. */
function Which() {
  const { sources, confidence, order } = useExportChoice();
  return (
    <div className={css['which']}>
      <CheckboxGroup
        value={[...sources]}
        onChange={(values) =>
          choose({ sources: decidingSources.filter((source) => values.includes(source)) })
        }
        className={css['field'] ?? ''}
      >
        <Label className={css['label'] ?? ''}>{words.sources}</Label>
        <div className={css['sources']}>
          {decidingSources.map((source) => (
            <Checkbox key={source} value={source}>
              {messages.source[source]}
            </Checkbox>
          ))}
          {sources.includes('model') ? (
            <div className={css['confidence']}>
              <span aria-hidden>{words.confidence}</span>
              <NumberField
                label={words.confidenceLabel}
                hideLabel
                placeholder="0"
                unit="%"
                min={0}
                max={100}
                value={confidence}
                onChange={(value) => choose({ confidence: value })}
              />
            </div>
          ) : null}
        </div>
      </CheckboxGroup>
      <div className={css['row']}>
        <OrderFields order={order} onOrder={(next) => choose({ order: next })} />
      </div>
    </div>
  );
}
