// The library in figures and pictures, all of them; every part lists its tracks when it is pressed.
import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import type { Statistics as Figures } from '../../../core/domain/statistics.ts';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { addedParts } from './added.ts';
import { Distribution } from './Distribution.tsx';
import { Figure } from './figure/Figure.tsx';
import { GenreFigure, KeyFigure, SourceFigure } from './figures.tsx';
import { Headline } from './Headline.tsx';
import { tracksIn } from './part.ts';
import { analysisParts, artistParts, formatParts } from './parts.ts';
import { Columns, endTicks } from './pictures/Columns.tsx';
import { Rows } from './pictures/Rows.tsx';
import { YearStrips } from './pictures/YearStrips.tsx';
import css from './Statistics.module.css';
import { useStatistics } from './useStatistics.ts';
import { yearRows } from './years.ts';

const words = messages.statistics;
const looks = ['pictures', 'tables'] as const;
const genresShown = 14;
const artistsShown = 12;

export default function Statistics() {
  const { data, isError, error, refetch } = useStatistics({}, 'library');
  if (data === undefined)
    return isError ? (
      <LoadFailed title={words.loadFailed} error={error} onAgain={refetch} />
    ) : (
      <div className={css['page']} aria-busy />
    );
  if (data.tracks === 0)
    return <EmptyState icon={ChartColumn} title={words.empty} detail={words.emptyDetail} />;
  return <Page statistics={data} />;
}

function Page({ statistics }: { readonly statistics: Figures }) {
  const [look, setLook] = useState<(typeof looks)[number]>('pictures');
  const { data: counts } = useQuery(api.tracks.counts.queryOptions());
  const isTable = look === 'tables';
  const shared = { statistics, isTable };
  const analysis = analysisParts(statistics, counts?.missing ?? 0);
  const formats = formatParts(statistics.formats);
  const artists = artistParts(statistics.topArtists).slice(0, isTable ? undefined : artistsShown);
  const added = addedParts(statistics.added);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={css['page']} tabIndex={0} aria-label={words.title}>
      <div className={css['top']}>
        <Headline statistics={statistics} />
        <Segments label={words.look} choices={looks} names={words.looks} chosen={look} onChoose={setLook} />
      </div>
      <div className={css['figures']}>
        <GenreFigure {...shared} width={5} most={genresShown} />
        <YearFigure {...shared} />
        <Distribution name="tempo" histogram={statistics.tempo} isTable={isTable} width={4} />
        <KeyFigure {...shared} width={4} />
        <Distribution name="loudness" histogram={statistics.loudness} isTable={isTable} width={4} />
        <SourceFigure {...shared} width={4} />
        <Distribution name="confidence" histogram={statistics.confidence} isTable={isTable} width={4} />
        <Figure
          title={words.analysis}
          note=""
          nothing={words.noMusic}
          parts={analysis}
          isTable={isTable}
          width={4}
          picture={(marks) => <Rows parts={analysis} marks={marks} />}
        />
        <Figure
          title={words.formats}
          note=""
          nothing={words.noFormats}
          parts={formats}
          isTable={isTable}
          width={4}
          picture={(marks) => <Rows parts={formats} marks={marks} />}
        />
        <Distribution name="bitRate" histogram={statistics.bitRate} isTable={isTable} width={4} />
        <Distribution name="sampleRate" histogram={statistics.sampleRate} isTable={isTable} width={4} />
        <Figure
          title={words.artists}
          note={words.mostOf(artists.length, statistics.artists)}
          nothing={words.noArtists}
          parts={artists}
          isTable={isTable}
          width={6}
          picture={(marks) => <Rows parts={artists} marks={marks} />}
        />
        <Figure
          title={words.added}
          note=""
          nothing={words.noAdded}
          parts={added}
          isTable={isTable}
          width={6}
          picture={(marks) => <Columns parts={added} ticks={endTicks(added)} marks={marks} />}
        />
      </div>
    </section>
  );
}

function YearFigure({ statistics, isTable }: { readonly statistics: Figures; readonly isTable: boolean }) {
  const years = yearRows(statistics.years);
  const parts = years.rows.flatMap((row) => row.parts);
  const music = statistics.tracks - statistics.notMusic;
  const withYear = years.columns.reduce((sum, { tracks }) => sum + tracks, 0);
  return (
    <Figure
      title={words.overYears}
      note={words.overYearsNote(withYear, music)}
      nothing={words.noYears}
      parts={parts}
      columns={years.columns.length}
      isTable={isTable}
      width={7}
      picture={(marks) => (tracksIn(parts) === 0 ? null : <YearStrips {...years} marks={marks} />)}
    />
  );
}
