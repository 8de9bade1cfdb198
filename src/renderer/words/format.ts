// Numbers and times as people read them in their language.
import { camelot } from '../../core/domain/musicalKey.ts';
import { messagesOf, spokenLanguage, spokenLocale } from '../../core/languages/say.ts';
import { keyName } from './keys.ts';

const say = messagesOf('format');
const { tag, dates } = spokenLocale();

const counts = new Intl.NumberFormat(tag);
const plain = new Intl.NumberFormat(tag, { useGrouping: false, maximumFractionDigits: 3 });
const rates = new Intl.NumberFormat(tag, { maximumSignificantDigits: 2 });
const moments = new Intl.DateTimeFormat(dates, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(dates, { dateStyle: 'medium' });
const sizes = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
const withDigits = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
const fixed = { 0: withDigits(0), 1: withDigits(1), 2: withDigits(2), 3: withDigits(3) };
const timeOfDay = new Intl.DateTimeFormat(dates, { hour: '2-digit', minute: '2-digit' });

/** ISO 8601 as '20 Nov 2026, 15:09' on this computer's clock. */
export function formatWhen(iso: string): string {
  return moments.format(new Date(iso));
}

/** Milliseconds since 1970 as '20 Nov 2026' on this computer's clock. */
export function formatDay(milliseconds: number): string {
  return days.format(milliseconds);
}

/** '23:05'. */
export function formatTime(milliseconds: number): string {
  return timeOfDay.format(milliseconds);
}

/** '12,345'. */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** '12345.5': what was typed as a number. */
export function formatPlain(value: number): string {
  return plain.format(value);
}

/** '2.4', '120'. */
export function formatRate(rate: number): string {
  return rates.format(rate);
}

/** A share from 0 to 1 as '61 %'; never '100 %' or '0 %' for what is not quite so. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return say('nearlyNone');
  return say('percent', { percent: percent === 100 && share < 1 ? 99 : percent });
}

/** A position or length in seconds as '4:07', '1:02:03'. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = `${whole % 60}`.padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${`${minutes}`.padStart(2, '0')}:${rest}`;
}

/** How long something takes, roughly: '40 s', '3 min', '2 h 10 min', '5 days'. */
export function formatSpan(seconds: number): string {
  if (seconds < 59.5) return say('seconds', { count: Math.max(1, Math.round(seconds)) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return say('minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return say('days', { count: Math.round(hours / 24) });
  const rest = minutes % 60;
  return rest === 0 ? say('hours', { count: hours }) : say('hoursAndMinutes', { hours, minutes: rest });
}

/** '4.2 MB', by thousands as file managers count. */
export function formatBytes(bytes: number): string {
  const units = [say('bytes'), say('kilobytes'), say('megabytes'), say('gigabytes'), say('terabytes')];
  let value = bytes;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${sizes.format(value)} ${units[unit] ?? ''}`;
}

/** Hertz as '44.1 kHz'. */
export function formatSampleRate(hertz: number): string {
  return `${sizes.format(hertz / 1000)} kHz`;
}

/** Bits per second as '128 kbit/s'. */
export function formatBitRate(bitsPerSecond: number): string {
  return `${counts.format(Math.round(bitsPerSecond / 1000))} kbit/s`;
}

/** '−9.4 LUFS', '0.0 dBTP'. */
export function formatLevel(value: number, unit: string): string {
  return `${formatDecimal(value)} ${unit}`;
}

/** How much of a track was measured: 'of 30 s', 'of the whole track'; earlier versions did not write it down. */
export function formatExtent(seconds: number | null, durationSeconds: number | null): string {
  if (seconds === null) return say('extentUnknown');
  const isWhole = durationSeconds !== null && seconds > durationSeconds - 0.5;
  return isWhole ? say('extentWhole') : say('extent', { seconds: Math.round(seconds) });
}

/** '−9.4'. */
export function formatDecimal(value: number): string {
  const text = fixed[1].format(value);
  return Number(value.toFixed(1)) === 0 ? fixed[1].format(0) : text.replace('-', '−');
}

/** With as many decimals in every row of a column: '0.50'. */
export function formatFixed(value: number, digits: 0 | 1 | 2 | 3): string {
  return fixed[digits].format(value);
}

/** 'F♯ minor · 11A': as musicians call it, and on the Camelot wheel. */
export function formatKey(key: string): string {
  const onWheel = camelot(key);
  return `${keyName(key)}${onWheel === null ? '' : ` · ${onWheel}`}`;
}

/** A heading set into a sentence: written small, but in German, whose nouns are capital everywhere. */
export function withinSentence(heading: string): string {
  return spokenLanguage() === 'de' ? heading : heading.toLowerCase();
}
