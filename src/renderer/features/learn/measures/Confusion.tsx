// The confusion matrix: what the held-out tracks are by what the model predicted, walked by arrow keys, each cell a way in.
import { type KeyboardEvent, useState } from 'react';
import type { ModelInfo } from '../../../../core/domain/modelInfo.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { messages } from '../../../words/messages.ts';
import { Part } from '../Part.tsx';
import { ConfusedTracks } from './ConfusedTracks.tsx';
import css from './Confusion.module.css';

const words = messages.learning;

interface Cell {
  readonly truth: number;
  readonly predicted: number;
}

const moves: Readonly<Record<string, Cell>> = {
  ArrowUp: { truth: -1, predicted: 0 },
  ArrowDown: { truth: 1, predicted: 0 },
  ArrowLeft: { truth: 0, predicted: -1 },
  ArrowRight: { truth: 0, predicted: 1 },
};

export function Confusion({ model }: { readonly model: ModelInfo }) {
  const { report } = model;
  const { classes, confusion } = report;
  const [at, setAt] = useState<Cell>({ truth: 0, predicted: 0 });
  const [chosen, setChosen] = useState<Cell | null>(null);
  if (confusion.every((row) => row.every((count) => count === 0)))
    return (
      <Part title={words.confusion}>
        <p className={css['none']}>{words.confusionNone}</p>
      </Part>
    );

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const within = (place: number): number => Math.max(0, Math.min(classes.length - 1, place));
    const next = { truth: within(at.truth + move.truth), predicted: within(at.predicted + move.predicted) };
    setAt(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${keyOf(next)}"]`)?.focus();
  }

  return (
    <Part title={words.confusion} detail={words.confusionDetail}>
      <div className={css['place']}>
        <div className={css['scroll']}>
          <table className={css['matrix']} aria-label={words.confusionLabel} onKeyDown={onKeyDown}>
            <thead>
              <tr>
                <td />
                {classes.map((name) => (
                  <th key={name} scope="col" className={css['column']}>
                    <span>{displayGenre(name)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {classes.map((name, truth) => {
                const row = confusion[truth] ?? [];
                const judged = row.reduce((sum, count) => sum + count, 0);
                return (
                  <tr key={name}>
                    <th scope="row" className={css['row']}>
                      {displayGenre(name)}
                    </th>
                    {classes.map((other, predicted) => {
                      const cell = { truth, predicted };
                      const count = row[predicted] ?? 0;
                      const share = judged === 0 ? 0 : count / judged;
                      return (
                        <td key={other} className={css['cell']}>
                          <button
                            type="button"
                            data-cell={keyOf(cell)}
                            tabIndex={keyOf(at) === keyOf(cell) ? 0 : -1}
                            aria-label={words.cell(count, displayGenre(name), displayGenre(other))}
                            aria-pressed={chosen !== null && keyOf(chosen) === keyOf(cell)}
                            className={truth === predicted ? css['right'] : css['wrong']}
                            style={{ '--share': share }}
                            onClick={() => {
                              setAt(cell);
                              setChosen(cell);
                            }}
                          >
                            {count === 0 ? '' : count}
                          </button>
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <Chosen cell={chosen} model={model} />
      </div>
    </Part>
  );
}

function Chosen({ cell, model }: { readonly cell: Cell | null; readonly model: ModelInfo }) {
  const { report } = model;
  const truth = cell === null ? undefined : report.classes[cell.truth];
  const predicted = cell === null ? undefined : report.classes[cell.predicted];
  return (
    <div className={css['chosen']} aria-live="polite">
      {cell === null || truth === undefined || predicted === undefined ? (
        <p className={css['none']}>{words.chooseCell}</p>
      ) : (
        <ConfusedTracks
          truth={truth}
          predicted={predicted}
          count={report.confusion[cell.truth]?.[cell.predicted] ?? 0}
          modelId={model.id}
        />
      )}
    </div>
  );
}

function keyOf({ truth, predicted }: Cell): string {
  return `${truth}-${predicted}`;
}
