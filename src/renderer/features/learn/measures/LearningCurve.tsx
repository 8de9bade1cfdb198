// How much the corrections have brought: accuracy of the user's models by how many examples each had.
import type { ModelInfo } from '../../../../core/domain/modelInfo.ts';
import { formatCount, formatShare } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { Part } from '../Part.tsx';
import { Chart, height, NoChart, width } from './Chart.tsx';
import css from './LearningCurve.module.css';
import { learningCurve } from './learningCurve.ts';

const words = messages.learning;

export function LearningCurve({ models }: { readonly models: readonly ModelInfo[] }) {
  const curve = learningCurve(models);
  if (curve === null)
    return (
      <Part title={words.curve}>
        <NoChart>{words.curveNeeds}</NoChart>
      </Part>
    );
  const { points, from, to } = curve;
  const textOf = ({ rows, accuracy }: (typeof points)[number]): string =>
    words.curvePoint(formatCount(rows), formatShare(accuracy));
  const firstRows = points[0]?.rows ?? 0;
  const lastRows = points.at(-1)?.rows ?? 0;
  const place = ({ x, y }: (typeof points)[number]): string => `${x * width},${y * height}`;
  return (
    <Part title={words.curve} detail={words.curveDetail}>
      <Chart
        label={words.curveLabel(points.map(textOf).join('; '))}
        top={formatShare(to)}
        bottom={formatShare(from)}
        first={formatCount(firstRows)}
        last={lastRows === firstRows ? null : formatCount(lastRows)}
      >
        <polyline className={css['line']} points={points.map(place).join(' ')} />
        {points.map((point) => (
          <circle
            key={point.id}
            className={point.active ? css['active'] : css['point']}
            cx={point.x * width}
            cy={point.y * height}
            r={point.active ? 5 : 4}
          >
            <title>{textOf(point)}</title>
          </circle>
        ))}
      </Chart>
    </Part>
  );
}
