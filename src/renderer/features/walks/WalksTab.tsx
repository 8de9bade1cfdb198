// Walks: a path, a blend or a radio.
import { Segments } from '../../primitives/fields/Segments.tsx';
import { chooseMode, useWalks, walkModes } from '../../state/walks.ts';
import { messages } from '../../words/messages.ts';
import { BlendMode } from './BlendMode.tsx';
import { PathMode } from './PathMode.tsx';
import { RadioMode } from './RadioMode.tsx';
import css from './Walks.module.css';

const words = messages.walks;
const contents = { path: PathMode, blend: BlendMode, radio: RadioMode } as const;

export default function WalksTab() {
  const mode = useWalks((state) => state.mode);
  const Content = contents[mode];
  return (
    <div className={css['walks']}>
      <div className={css['modes']}>
        <Segments
          label={words.modes}
          choices={walkModes}
          names={words.mode}
          chosen={mode}
          onChoose={chooseMode}
        />
      </div>
      <Content />
    </div>
  );
}
