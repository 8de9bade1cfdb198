// `stackwax path <from> <to>`: tracks that lead from one to another in even steps.
import { Command } from 'commander';
import { type Join, mostSteps } from '../../../core/domain/walk.ts';
import { print, printJson } from '../../terminal.ts';
import { positiveInteger, positiveNumber, wholeNumber } from '../options.ts';
import { countText } from '../output.ts';
import { type Places, withLibrary } from '../session.ts';
import {
  detailsOf,
  factsOf,
  type KeepOptions,
  keepWalk,
  nameOf,
  told,
  trackAt,
  walkCommand,
} from '../walks.ts';

interface Options extends KeepOptions {
  steps?: number;
  tempo?: number;
  key?: true;
  loudness?: number;
  gap?: number;
}

export function pathCommand(places: Places): Command {
  return walkCommand(new Command('path'))
    .description('find a way from one track to another in even steps by sound')
    .argument('<from>', 'the file that it begins with')
    .argument('<to>', 'the file that it leads to')
    .option('--steps <n>', `how many steps, at most ${mostSteps} (default: as many as suit)`, positiveInteger)
    .option(
      '--tempo <percent>',
      'no step changes the tempo by more; half and double count as the same',
      positiveNumber,
    )
    .option('--key', 'every step goes to a neighbour on the Camelot wheel')
    .option('--loudness <lu>', 'no step changes the loudness by more', positiveNumber)
    .option('--gap <n>', 'tracks between two of one artist, at most 50', wholeNumber)
    .action(async (from: string, to: string, { library, json, ...options }: Options) => {
      const { steps, tempo, key, loudness, gap } = options;
      await withLibrary(places, library, async (client) => {
        const path = await client.walks.path({
          from: await trackAt(client, from),
          to: await trackAt(client, to),
          limits: {
            tempoPercent: tempo === undefined ? null : Math.min(tempo, 50),
            key: key === true,
            loudnessLu: loudness === undefined ? null : Math.min(loudness, 60),
          },
          ...(steps === undefined ? {} : { steps: Math.min(steps, mostSteps) }),
          ...(gap === undefined ? {} : { artistGap: Math.min(gap, 50) }),
        });
        const details = await detailsOf(client, path.ids);
        if (!json)
          for (const [n, id] of path.ids.entries()) {
            const join = path.joins[n - 1];
            if (join !== undefined) print(`   ${joinText(join)}`);
            print(`${String(n + 1).padStart(2)} ${nameOf(details.get(id))}${factsOf(details.get(id))}`);
          }
        const broken = path.joins.filter((join) => join.broken.length > 0).length;
        if (!json && path.isShort)
          print(`There are too few tracks for ${steps} steps: ${countText(path.joins.length, 'step')}.`);
        if (!json && broken > 0)
          print(`${countText(broken, 'step')} cannot keep the limits, with the tracks that there are.`);
        const kept = await keepWalk(client, path.ids, 'The path', { ...options, ...(json ? { json } : {}) });
        if (json) {
          const { joins, artistGap, isShort } = path;
          printJson({
            tracks: path.ids.map((id) => told(details.get(id))),
            joins,
            artistGap,
            isShort,
            ...kept,
          });
        }
      });
    });
}

function joinText({ distance, tempoPercent, key, loudnessLu, broken }: Join): string {
  const parts = [
    `distance ${distance.toFixed(2)}`,
    tempoPercent === null ? null : `tempo ${signed(tempoPercent)} %`,
    key === null ? null : `key ${key}`,
    loudnessLu === null ? null : `${signed(loudnessLu)} LU`,
  ].filter((part) => part !== null);
  const breaks = broken.length === 0 ? '' : `  ! beyond the limit of ${broken.join(', ')}`;
  return `${parts.join(', ')}${breaks}`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}
