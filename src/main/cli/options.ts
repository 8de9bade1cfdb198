// Options that several commands take.
import { InvalidArgumentError, Option } from 'commander';

/** The options of nearly every command that opens a library. */
export interface LibraryOptions {
  readonly library?: string;
  readonly json?: true;
}

export function libraryOption(): Option {
  return new Option(
    '--library <dir>',
    'folder of the library (default: by the conventions of your system)',
  ).argParser(folder);
}

/** An address may hold a password, which others could read in the list of processes: the variable is for that. */
export function queueOption(what: string): Option {
  return new Option('--queue <url>', what).env('STACKWAX_QUEUE');
}

/** An empty one is a variable that was not set, and would be the folder that the user is in. */
function folder(text: string): string {
  if (text === '') throw new InvalidArgumentError('A folder is wanted.');
  return text;
}

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('A whole number from 1 is wanted.');
  return value;
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('A whole number from 0 is wanted.');
  return value;
}

export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('A number above 0 is wanted.');
  return value;
}

export function portNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('A port is 0 to 65535.');
  return value;
}

export function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('A number from 0 to 1 is wanted.');
  return value;
}

/** An argument that the contract takes so, and what is said of one that it does not. */
export function fitting(
  schema: { readonly safeParse: (text: string) => { readonly success: boolean } },
  complaint: string,
) {
  return (text: string): string => {
    if (!schema.safeParse(text).success) throw new InvalidArgumentError(complaint);
    return text;
  };
}
