// All figures of the model in use, folded: whoever wants to know more than the one sentence opens them.
import type { ModelInfo } from '../../../core/domain/modelInfo.ts';
import { messages } from '../../words/messages.ts';
import css from './Figures.module.css';
import { Headline } from './Headline.tsx';
import { Calibration } from './measures/Calibration.tsx';
import { Confusion } from './measures/Confusion.tsx';
import { GenreTable } from './measures/GenreTable.tsx';
import { LearningCurve } from './measures/LearningCurve.tsx';

const words = messages.learning;

interface FiguresProps {
  readonly models: readonly ModelInfo[];
  readonly active: ModelInfo;
}

export function Figures({ models, active }: FiguresProps) {
  return (
    <details>
      <summary className={css['summary']}>{words.figures}</summary>
      <div className={css['figures']}>
        <Headline model={active} />
        <div className={css['pair']}>
          <LearningCurve models={models} />
          <Calibration report={active.report} />
        </div>
        <Confusion key={active.id} model={active} />
        <GenreTable report={active.report} />
      </div>
    </details>
  );
}
