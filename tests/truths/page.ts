// The truth table as a page of the documentation.
import { type Facts, type Field, fieldNames, fields } from './fields.ts';
import { fieldsOf, type Reader, readers, saidBy, type Truth, type Truths } from './truths.ts';

type Ours = ReadonlyMap<string, Facts>;

export function page({ tools, files }: Truths, ours: Ours): string {
  const cells = files.flatMap((truth) => fieldsOf(truth).map((field) => ({ truth, field })));
  const right = cells.filter(({ truth, field }) => ours.get(truth.file)?.[field] === truth.right[field]);
  const undisputed = cells.filter(({ truth, field }) =>
    readers.every((reader) => saidBy(truth, reader, field) === truth.right[field]),
  );
  const disputed = cells.filter(({ truth, field }) =>
    readers.some((reader) => ![null, truth.right[field]].includes(saidBy(truth, reader, field))),
  );
  return [
    '# What Stackwax reads of tags, beside three other readers',
    '',
    '<!-- Made by `npm run truths`. -->',
    '',
    `${files.length} files by ${new Set(files.map(({ writer }) => writer)).size} writers, ${cells.length} combinations of writer, container and field.`,
    `**Stackwax is right on ${right.length} of ${cells.length}**. Right is what two of ${readers.join(', ')} say, and where no two`,
    'agree, what the document says that is named. ' +
      `All three say it of ${undisputed.length}; of ${disputed.length} one of them says something else.`,
    '',
    `Versions (Debian): ${Object.entries(tools)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    '',
    '## By writer, container and field',
    '',
    'How many of the three read what Stackwax reads; a dash where the file has no such field; **bold** where Stackwax is wrong.',
    '',
    row(['writer', 'container', ...fieldNames.map((field) => fields[field])]),
    row(['---', '---', ...fieldNames.map(() => ':-:')]),
    ...files.map((truth) =>
      row([truth.writer, truth.container, ...fieldNames.map((field) => agreement(truth, field, ours))]),
    ),
    '',
    '## Where they say something else',
    '',
    row(['writer', 'container', 'field', 'Stackwax', ...readers, 'decided by']),
    row(['---', '---', '---', '---', ...readers.map(() => '---'), '---']),
    ...disputed.map(({ truth, field }) =>
      row([
        truth.writer,
        truth.container,
        fields[field],
        ...values(truth, field, ours),
        truth.by?.[field] ?? 'two of them',
      ]),
    ),
    '',
    '## All of it',
    '',
    ...files.flatMap((truth) => [
      `### ${truth.writer}, ${truth.container}`,
      '',
      `\`tests/truths/files/${truth.file}\``,
      '',
      row(['field', 'Stackwax', ...readers]),
      row(['---', '---', ...readers.map(() => '---')]),
      ...fieldsOf(truth).map((field) => row([fields[field], ...values(truth, field, ours)])),
      '',
    ]),
  ].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function agreement(truth: Truth, field: Field, ours: Ours): string {
  const right = truth.right[field];
  const said = ours.get(truth.file)?.[field];
  if (right === undefined && said === undefined) return '–';
  const same = readers.filter((reader) => saidBy(truth, reader, field) === said).length;
  return said === right ? `${same}` : `**${same}**`;
}

function values(truth: Truth, field: Field, ours: Ours): string[] {
  const said = ours.get(truth.file)?.[field];
  return [
    text(said ?? null),
    ...readers.map((reader: Reader) => {
      const other = saidBy(truth, reader, field);
      return other === said ? '″' : text(other);
    }),
  ];
}

/** Ids are cut short: that they are equal was compared in full. */
function text(value: string | null): string {
  if (value === null) return '–';
  return value.replace(/\b([0-9a-f]{8})-[0-9a-f-]{27}\b/g, '$1…').replaceAll('|', '\\|');
}
