// The reliability diagram: whether a model that is 80 % sure is right four times in five.
import type { ModelReport } from '../../core/model/modelInfo.ts';
import { formatCount, formatShare } from '../format.ts';
import { messages } from '../messages.ts';
import css from './Calibration.module.css';
import { Part } from './Part.tsx';
import { leaning, type ReliabilityPoint, reliabilityPoints } from './reliabilityPoints.ts';

const words = messages.learning;
const width = 320;
const height = 160;
/** Radius of the bin with the most tracks; none is smaller than can be seen. */
const largest = 9;
const smallest = 2.5;

export function Calibration({ report }: { readonly report: ModelReport }) {
  const points = reliabilityPoints(report);
  if (points === null || points.length === 0)
    return (
      <Part title={words.calibration}>
        <p className={css['needs']}>{points === null ? words.calibrationUnknown : words.calibrationNone}</p>
      </Part>
    );
  const error = report.calibrationError ?? null;
  return (
    <Part title={words.calibration} detail={words.calibrationDetail}>
      <div className={css['chart']}>
        <span className={css['top']}>{words.allRight}</span>
        <span className={css['bottom']}>{formatShare(0)}</span>
        <svg
          className={css['drawing']}
          viewBox={`-10 -10 ${width + 20} ${height + 20}`}
          role="img"
          aria-label={words.calibrationLabel(points.map(say).join('; '))}
        >
          <path className={css['grid']} d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} />
          <path className={css['honest']} d={`M0 ${height}L${width} 0`} />
          {points.map((point) => (
            <g key={point.bin}>
              <title>{say(point)}</title>
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
        </svg>
        <span className={css['first']}>{formatShare(0)}</span>
        <span className={css['last']}>{words.allSure}</span>
      </div>
      {error === null ? null : (
        <p className={css['error']}>
          {words.calibrationError(formatShare(error))} {words.leanings[leaning(points)]}
        </p>
      )}
    </Part>
  );
}

function say({ confidence, accuracy, rows }: ReliabilityPoint): string {
  return words.calibrationPoint(formatShare(confidence), formatShare(accuracy), formatCount(rows));
}
