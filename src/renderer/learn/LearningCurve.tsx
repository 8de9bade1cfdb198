// How much the corrections have brought: accuracy of the user's models by how many examples each had.
import type { ModelInfo } from '../../core/model/modelInfo.ts';
import { formatCount, formatShare } from '../format.ts';
import { messages } from '../messages.ts';
import css from './LearningCurve.module.css';
import { learningCurve } from './learningCurve.ts';
import { Part } from './Part.tsx';

const words = messages.learning;
const width = 320;
const height = 160;

export function LearningCurve({ models }: { readonly models: readonly ModelInfo[] }) {
  const curve = learningCurve(models);
  if (curve === null)
    return (
      <Part title={words.curve}>
        <p className={css['needs']}>{words.curveNeeds}</p>
      </Part>
    );
  const { points, from, to } = curve;
  const say = ({ rows, accuracy }: (typeof points)[number]): string =>
    words.curvePoint(formatCount(rows), formatShare(accuracy));
  const place = ({ x, y }: (typeof points)[number]): string => `${x * width},${y * height}`;
  return (
    <Part title={words.curve} detail={words.curveDetail}>
      <div className={css['chart']}>
        <span className={css['top']}>{formatShare(to)}</span>
        <span className={css['bottom']}>{formatShare(from)}</span>
        <svg
          className={css['drawing']}
          viewBox={`-10 -10 ${width + 20} ${height + 20}`}
          role="img"
          aria-label={words.curveLabel(points.map(say).join('; '))}
        >
          <path className={css['grid']} d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} />
          <polyline className={css['line']} points={points.map(place).join(' ')} />
          {points.map((point) => (
            <circle
              key={point.id}
              className={point.active ? css['active'] : css['point']}
              cx={point.x * width}
              cy={point.y * height}
              r={point.active ? 5 : 4}
            >
              <title>{say(point)}</title>
            </circle>
          ))}
        </svg>
        <span className={css['first']}>{formatCount(points[0]?.rows ?? 0)}</span>
        {points.at(-1)?.rows === points[0]?.rows ? null : (
          <span className={css['last']}>{formatCount(points.at(-1)?.rows ?? 0)}</span>
        )}
      </div>
    </Part>
  );
}
