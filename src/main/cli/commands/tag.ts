// `stackwax tag`: the many tags that tracks have besides their one genre.
import { Command } from 'commander';
import type { Places } from '../session.ts';
import { tagCleanCommand } from './tagClean.ts';
import { tagLearningCommands } from './tagLearning.ts';
import { tagListCommand, tagSayingCommands } from './tagSaying.ts';

export function tagCommand(places: Places): Command {
  const command = new Command('tag').description('tags of tracks, besides their one genre');
  for (const saying of tagSayingCommands(places)) command.addCommand(saying);
  command.addCommand(tagListCommand(places), { isDefault: true });
  command.addCommand(tagCleanCommand(places));
  for (const learning of tagLearningCommands(places)) command.addCommand(learning);
  return command;
}
