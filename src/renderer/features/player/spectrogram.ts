// The spectrogram below the player's waveform: wavesurfer's plugin, fed with columns that the app has computed.
import Spectrogram from 'wavesurfer.js/plugins/spectrogram';
import { spectrogramTopHz } from '../../../core/domain/pictures/spectrogram.ts';
import { spectrogramUrl } from '../../wire/api.ts';
import { spectrogramColours } from './spectrogramColours.ts';
import { surfer, waveElement } from './wave.ts';

const spectrogramHeight = 72;

interface ShownSpectrogram {
  remove(): void;
}

/**
 * Shows the track's spectrogram in the colours of the theme, in the same place in time as the waveform: a click in it
 * goes there, too. The plugin could decode the sound by itself, but an hour of it would be a gigabyte in the page.
 */
export function showSpectrogram(
  trackId: number,
  on: { readonly ready: () => void; readonly failed: () => void },
): ShownSpectrogram {
  const holder = document.createElement('div');
  // Its canvases lie below the cursor and what is drawn of the past.
  Object.assign(holder.style, {
    position: 'relative',
    zIndex: '0',
    height: `${spectrogramHeight}px`,
    overflow: 'hidden',
  });
  surfer.getWrapper().append(holder);
  const plugin = surfer.registerPlugin(
    Spectrogram.create({
      container: holder,
      frequenciesDataUrl: spectrogramUrl(trackId),
      sampleRate: 2 * spectrogramTopHz,
      height: spectrogramHeight,
      colorMap: spectrogramColours(waveElement),
    }),
  );
  plugin.on('ready', on.ready);
  plugin.on('error', on.failed);
  return {
    remove() {
      surfer.unregisterPlugin(plugin);
      holder.remove();
    },
  };
}
