// How well a tag is heard: what its figures mean, the figures themselves, and what it was learned from.
import { formatFixed } from '../../../words/format.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import css from './Heard.module.css';
import type { FiguresOfTag, OwnTag } from './ownTags.ts';

const words = trackTagWords.page;

export function Heard({ tag }: { readonly tag: OwnTag }) {
  return (
    <section aria-labelledby="how-well" className={css['heard']}>
      <h3 id="how-well" className={css['heading']}>
        {words.howWell}
      </h3>
      {tag.figures === null ? (
        <p className={css['hint']}>{words.toLearn(tag.byPerson + tag.byFile + tag.byImport)}</p>
      ) : (
        <Known {...tag.figures} />
      )}
    </section>
  );
}

function Known({ rocAuc, prAuc, baseRate, threshold, holds, refused, artists, columns }: FiguresOfTag) {
  const isTold = threshold < 1;
  const figures = [
    { name: words.rocAuc, text: rocAuc === null ? undefined : formatFixed(rocAuc, 2) },
    { name: words.prAuc, text: prAuc === null ? undefined : formatFixed(prAuc, 2) },
    { name: words.baseRate, text: formatFixed(baseRate, 2) },
    { name: words.threshold, text: isTold ? words.heardFrom(threshold) : undefined },
  ];
  return (
    <>
      {prAuc === null ? null : (
        <>
          <div className={css['meter']} aria-hidden>
            <span className={css['reached']} style={{ width: `${prAuc * 100}%` }} />
            <span className={css['chance']} style={{ left: `${baseRate * 100}%` }} />
          </div>
          <p>{words.named(prAuc, baseRate)}</p>
        </>
      )}
      {rocAuc === null ? null : <p>{words.pairs(rocAuc)}</p>}
      {isTold ? null : <p>{words.untold}</p>}
      <dl className={css['figures']}>
        {figures.map(({ name, text }) =>
          text === undefined ? null : (
            <div key={name}>
              <dt className={css['hint']}>{name}</dt>
              <dd className={css['value']}>{text}</dd>
            </div>
          ),
        )}
      </dl>
      <p className={css['hint']}>
        {`${words.learnedFrom(holds, refused, artists)} ${words.columns[columns]} ${words.heldOut}`}
      </p>
    </>
  );
}
