// How a track comes by its genre: whether tags are trusted, and how sure the model must be.
import { useState } from 'react';
import { Slider, SliderThumb, SliderTrack, Switch } from 'react-aria-components';
import type { Settings } from '../../../core/domain/settings.ts';
import { changeSettings } from '../../commands/changeSettings.ts';
import { formatShare } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './GenreSettings.module.css';
import { Group, Line } from './Group.tsx';

const words = messages.settings;
/** Nothing would ever be sure enough for more. */
const most = 0.95;

export function GenreSettings({ settings }: { readonly settings: Settings }) {
  return (
    <Group part="genres" title={words.genres}>
      <Line name={words.trust} detail={words.trustDetail}>
        <Switch
          aria-label={words.trust}
          isSelected={settings.trustFileTags}
          onChange={(trustFileTags) => changeSettings({ trustFileTags })}
          className={css['switch'] ?? ''}
        >
          <span className={css['way']} aria-hidden>
            <span className={css['knob']} />
          </span>
        </Switch>
      </Line>
      <Line name={words.threshold} detail={words.thresholdDetail}>
        <Threshold
          share={settings.confidenceThreshold}
          onChoose={(confidenceThreshold) => changeSettings({ confidenceThreshold })}
        />
      </Line>
    </Group>
  );
}

interface ThresholdProps {
  readonly share: number;
  readonly onChoose: (share: number) => void;
}

/** Deciding every genre anew is left until the thumb is let go. */
function Threshold({ share, onChoose }: ThresholdProps) {
  const [moving, setMoving] = useState<number | null>(null);
  const now = moving ?? share;
  return (
    <Slider
      aria-label={words.threshold}
      minValue={0}
      maxValue={most}
      step={0.05}
      value={now}
      formatOptions={{ style: 'percent' }}
      onChange={(value) => setMoving(single(value))}
      onChangeEnd={(value) => {
        onChoose(single(value));
        setMoving(null);
      }}
      className={css['slider'] ?? ''}
    >
      <span className={css['text']}>{now === 0 ? words.thresholdAny : formatShare(now)}</span>
      <SliderTrack className={css['rail'] ?? ''}>
        <span className={css['level']} style={{ width: `${(now / most) * 100}%` }} />
        <SliderThumb className={css['thumb'] ?? ''} />
      </SliderTrack>
    </Slider>
  );
}

function single(value: number | number[]): number {
  return Array.isArray(value) ? (value[0] ?? 0) : value;
}
