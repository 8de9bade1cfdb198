// How thoroughly tracks are analysed, and how many at once.
import { Minus, Plus } from 'lucide-react';
import { Button, Group as Fields, Input, NumberField, RadioGroup } from 'react-aria-components';
import type { Settings } from '../../../core/domain/settings.ts';
import { changeSettings } from '../../commands/changeSettings.ts';
import { Checkbox, Radio } from '../../primitives/fields/Choice.tsx';
import { messages } from '../../words/messages.ts';
import css from './Analysis.module.css';
import { Group, Line } from './Group.tsx';

const words = messages.settings;
const most = 64;
/** What one starts from who does not want one for each core. */
const few = 2;

export function AnalysisSettings({ settings }: { readonly settings: Settings }) {
  return (
    <Group part="analysis" title={words.analysis}>
      <RadioGroup
        aria-label={words.depth}
        value={settings.analysisDepth}
        onChange={(value) => changeSettings({ analysisDepth: value === 'thorough' ? 'thorough' : 'quick' })}
        className={css['depth'] ?? ''}
      >
        <p className={css['name']}>{words.depth}</p>
        <Radio value="quick" title={words.quick} detail={words.quickDetail} />
        <Radio value="thorough" title={words.thorough} detail={words.thoroughDetail} />
        <p className={css['note']}>{words.depthNote}</p>
      </RadioGroup>
      <Line name={words.workers} detail={words.workersDetail}>
        {settings.workers === null ? null : (
          <NumberField
            aria-label={words.workers}
            minValue={1}
            maxValue={most}
            value={settings.workers}
            onChange={(workers) => {
              if (Number.isInteger(workers)) changeSettings({ workers });
            }}
          >
            <Fields className={css['number'] ?? ''}>
              <Button slot="decrement" className={css['step'] ?? ''}>
                <Minus size={13} aria-hidden />
              </Button>
              <Input className={css['input'] ?? ''} />
              <Button slot="increment" className={css['step'] ?? ''}>
                <Plus size={13} aria-hidden />
              </Button>
            </Fields>
          </NumberField>
        )}
        <Checkbox
          isSelected={settings.workers === null}
          onChange={(automatic) => changeSettings({ workers: automatic ? null : few })}
        >
          {words.automatic}
        </Checkbox>
      </Line>
    </Group>
  );
}
