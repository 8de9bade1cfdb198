// `stackwax tags`: the genre tags of the files and what each is mapped to; which tags are alike; and writing tags into the files.
import { Command } from 'commander';
import { displayGenre } from '../../../core/genres/name.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';
import { tagWritingCommands } from './tagWriting.ts';

interface Options extends LibraryOptions {
  unmapped?: true;
  like?: string;
}

export function tagsCommand(places: Places): Command {
  const command = new Command('tags').description('the tags in the files: listed, written, brought back');
  command.addCommand(listing(places), { isDefault: true });
  for (const writing of tagWritingCommands(places)) command.addCommand(writing);
  return command;
}

function listing(places: Places): Command {
  return new Command('list')
    .description('list the genre tags as written and what they are mapped to')
    .addOption(libraryOption())
    .option('--unmapped', 'only those that are mapped to none of your genres')
    .option('--like <tag>', 'tags that nearly always stand with or like this one')
    .option('--json', 'print as JSON')
    .action(async ({ library, unmapped, like, json }: Options) => {
      if (like !== undefined) {
        const found = await withLibrary(places, library, (client) => client.genres.like({ tag: like }));
        if (json) printJson(found);
        else if (found === null) print(`No file has the tag '${like}'.`);
        else for (const { tag, distance } of found.near) print(`${distance.toFixed(3)}  ${tag}`);
        return;
      }
      const { rows, shares } = await withLibrary(places, library, (client) =>
        client.genres.tags(unmapped === true ? { unmapped } : {}),
      );
      if (json) return printJson(rows);
      for (const { written, count, category, genres, declared, stage } of rows) {
        const became = category === 'genre' ? genres.map(displayGenre).join(', ') : category;
        const sorted = declared === null ? '' : ` → ${displayGenre(declared)}`;
        print(`${String(count).padStart(6)}  ${written}: ${became}${sorted}  (${stage})`);
      }
      print(shares.map(({ category, strings }) => `${strings} ${category}`).join(', '));
    });
}
