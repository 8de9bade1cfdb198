// The reliability diagram: whether a model that is 80 % sure is right four times in five.
import type { ModelReport } from '../../../../core/domain/modelInfo.ts';
import { formatCount, formatShare } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { Part } from '../Part.tsx';
import css from './Calibration.module.css';
import { Chart, height, NoChart, width } from './Chart.tsx';
import { leaning, type ReliabilityPoint, reliabilityPoints } from './reliabilityPoints.ts';

const words = messages.learning;
/** Radius of the bin with the most tracks; none is smaller than can be seen. */
const largest = 9;
const smallest = 2.5;

export function Calibration({ report }: { readonly report: ModelReport }) {
  const points = reliabilityPoints(report);
  if (points === null || points.length === 0)
    return (
      <Part title={words.calibration}>
        <NoChart>{points === null ? words.calibrationUnknown : words.calibrationNone}</NoChart>
      </Part>
    );
  const error = report.calibrationError ?? null;
  return (
    <Part title={words.calibration} detail={words.calibrationDetail}>
      <Chart
        label={words.calibrationLabel(points.map(textOf).join('; '))}
        top={words.allRight}
        bottom={formatShare(0)}
        first={formatShare(0)}
        last={words.allSure}
      >
        <path className={css['honest']} d={`M0 ${height}L${width} 0`} />
        {points.map((point) => (
          <g key={point.bin}>
            <title>{textOf(point)}</title>
            <path
              className={css['gap']}
              d={`M${point.confidence * width} ${(1 - point.confidence) * height}V${(1 - point.accuracy) * height}`}
            />
            <circle
              className={css['point']}
              cx={point.confidence * width}
              cy={(1 - point.accuracy) * height}
              r={Math.max(smallest, largest * point.size)}
            />
          </g>
        ))}
      </Chart>
      {error === null ? null : (
        <p className={css['error']}>
          {words.calibrationError(formatShare(error))} {words.leanings[leaning(points)]}
        </p>
      )}
    </Part>
  );
}

function textOf({ confidence, accuracy, rows }: ReliabilityPoint): string {
  return words.calibrationPoint(formatShare(confidence), formatShare(accuracy), formatCount(rows));
}
