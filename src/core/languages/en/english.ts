// The messages in English, each with the module that speaks it.
import albums from './albums.json' with { type: 'json' };
import backups from './backups.json' with { type: 'json' };
import changes from './changes.json' with { type: 'json' };
import clusters from './clusters.json' with { type: 'json' };
import commands from './commands.json' with { type: 'json' };
import duplicates from './duplicates.json' with { type: 'json' };
import ears from './ears.json' with { type: 'json' };
import explore from './explore.json' with { type: 'json' };
import exporting from './export.json' with { type: 'json' };
import failures from './failures.json' with { type: 'json' };
import features from './features.json' with { type: 'json' };
import fields from './fields.json' with { type: 'json' };
import filters from './filters.json' with { type: 'json' };
import format from './format.json' with { type: 'json' };
import fromTags from './fromTags.json' with { type: 'json' };
import harmonyAndPulse from './harmonyAndPulse.json' with { type: 'json' };
import imports from './imports.json' with { type: 'json' };
import inspector from './inspector.json' with { type: 'json' };
import jobText from './jobText.json' with { type: 'json' };
import keyboard from './keyboard.json' with { type: 'json' };
import learners from './learners.json' with { type: 'json' };
import learning from './learning.json' with { type: 'json' };
import map from './map.json' with { type: 'json' };
import matches from './matches.json' with { type: 'json' };
import measured from './measured.json' with { type: 'json' };
import messages from './messages.json' with { type: 'json' };
import offline from './offline.json' with { type: 'json' };
import organise from './organise.json' with { type: 'json' };
import player from './player.json' with { type: 'json' };
import playlists from './playlists.json' with { type: 'json' };
import query from './query.json' with { type: 'json' };
import rating from './rating.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };
import screenKeys from './screenKeys.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import sidebar from './sidebar.json' with { type: 'json' };
import statistics from './statistics.json' with { type: 'json' };
import table from './table.json' with { type: 'json' };
import tags from './tags.json' with { type: 'json' };
import tagWriting from './tagWriting.json' with { type: 'json' };
import things from './things.json' with { type: 'json' };
import trackTags from './trackTags.json' with { type: 'json' };
import views from './views.json' with { type: 'json' };
import walks from './walks.json' with { type: 'json' };

export const english = {
  albums,
  backups,
  changes,
  clusters,
  commands,
  duplicates,
  ears,
  explore,
  export: exporting,
  failures,
  features,
  fields,
  filters,
  format,
  fromTags,
  harmonyAndPulse,
  imports,
  inspector,
  jobText,
  keyboard,
  learners,
  learning,
  map,
  matches,
  measured,
  messages,
  offline,
  organise,
  player,
  playlists,
  query,
  rating,
  review,
  screenKeys,
  settings,
  shell,
  sidebar,
  statistics,
  table,
  tagWriting,
  tags,
  things,
  trackTags,
  views,
  walks,
};
