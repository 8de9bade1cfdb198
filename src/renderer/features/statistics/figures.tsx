// The figures that page and glance share, each from its piece of the statistics.
import type { Statistics } from '../../../core/domain/statistics.ts';
import { SourceMark } from '../../parts/genres/SourceMark.tsx';
import { messages } from '../../words/messages.ts';
import { Figure } from './figure/Figure.tsx';
import { tracksIn } from './part.ts';
import { genreParts, keyParts, sourceParts } from './parts.ts';
import { KeyWheel } from './pictures/KeyWheel.tsx';
import { GenreDot, Rows } from './pictures/Rows.tsx';

const words = messages.statistics;

interface SharedProps {
  readonly statistics: Statistics;
  readonly width?: 4 | 5;
  readonly isTable?: boolean;
  readonly within?: boolean;
}

export function GenreFigure({ statistics, most, ...figure }: SharedProps & { readonly most: number }) {
  // Beside a list there is no room for hours.
  const all = genreParts(statistics.genres).map((part) =>
    figure.width === undefined ? { ...part, detail: '' } : part,
  );
  const parts = figure.isTable === true ? all : all.slice(0, most);
  const own = all.filter(({ genre }) => genre !== null).length;
  return (
    <Figure
      {...figure}
      title={words.genres}
      note={parts.length === all.length ? words.genresNote(own) : words.mostOf(parts.length, all.length)}
      nothing={words.noGenres}
      parts={parts}
      picture={(marks) => (
        <Rows parts={parts} marks={marks} sign={({ genre }) => <GenreDot genre={genre ?? null} />} />
      )}
    />
  );
}

export function KeyFigure({ statistics, ...figure }: SharedProps) {
  const parts = keyParts(statistics.keys);
  const [major, minor] = [tracksIn(parts.slice(0, 12)), tracksIn(parts.slice(12))];
  return (
    <Figure
      {...figure}
      title={words.keys}
      note={major + minor === 0 ? '' : words.keysNote(major, minor)}
      nothing={words.noKeys}
      parts={parts}
      columns={12}
      picture={(marks) => <KeyWheel parts={parts} marks={marks} />}
    />
  );
}

export function SourceFigure({ statistics, ...figure }: SharedProps) {
  const parts = sourceParts(statistics.sources);
  const music = tracksIn(parts);
  return (
    <Figure
      {...figure}
      title={words.sorted}
      note={music === 0 ? '' : words.sortedNote(music - statistics.sources.none, music)}
      nothing={words.noMusic}
      parts={parts}
      picture={(marks) => (
        <Rows parts={parts} marks={marks} sign={({ source }) => <SourceMark source={source} />} />
      )}
    />
  );
}
