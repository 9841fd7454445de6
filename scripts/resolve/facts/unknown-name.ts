// Refuses a name in an expression or chart that names nothing, with the reason and what was probably meant.
import { distance } from 'fastest-levenshtein';
import { Refusal, type RefusalDetail } from '../../facts/refusal.ts';
import { nearest, suggest } from '../../messages/message.ts';
import type { Dataset } from '../../model/data.ts';
import { cellNamed, exampleCell, factOfCell } from './cell-facts.ts';
import type { FactBook } from './facts.ts';

/**
 * Refuses a name of neither a fact nor a cell (throws a `Refusal`). Returns without doing so where another message may give
 * the cause: the topic failed, or the file of the dataset has errors.
 */
export function refuseName(name: string, book: FactBook): void {
  const [first = ''] = name.split('.');
  if (book.failed.has(first) || book.broken.has(first)) return;
  if (book.topics.has(first) || !isMeantAsCell(name, book)) unknownFact(name, book);
  unknownCell(name, book);
}

/** Whether a name starts with a dataset, or with a word that is closer to the name of a dataset than to that of a topic. */
function isMeantAsCell(name: string, { datasets, topics, series }: FactBook): boolean {
  const [first = '', ...rest] = name.split('.');
  if (datasets.has(first)) return true;
  if (rest.length === 0) return false;
  if (series.has(first)) return true;
  const near = nearest(first, [...topics, ...datasets.keys()]);
  return near === undefined ? first.includes('-') : !topics.has(near);
}

/** Refuses a path whose dataset, row or field does not exist; the message is placed at that part of the path. */
function unknownCell(name: string, book: FactBook): void {
  const [dataset = '', row = '', field = '', ...more] = name.split('.');
  const isWhole = field !== '' && more.length === 0;
  const known = book.datasets.get(dataset);
  if (!isWhole && known !== undefined) notACell(name, known, row);
  try {
    factOfCell(book.data, { dataset, row, field });
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(thrown.rule, thrown.message, detailOf(thrown, name, book));
  }
}

/** The part of the path that is wrong, the name that was probably meant, and the file to which the part could be added. */
function detailOf({ rule, detail }: Refusal, name: string, book: FactBook): RefusalDetail {
  const [dataset = '', row = '', field = ''] = name.split('.');
  const at = (part: string, start: number) => ({ actual: part, path: { text: name, start } });
  if (rule === 'unknown-dataset') return { ...at(dataset, 0), help: datasetHelp(dataset, book) };
  const added = (what: string) =>
    either(detail, `add it to the ${what} of ${book.datasets.get(dataset)?.path}`);
  if (rule === 'unknown-row') return { ...at(row, dataset.length + 1), help: added('rows') };
  const atField = at(field, dataset.length + row.length + 2);
  if (rule === 'unknown-field') return { ...atField, help: added('fields') };
  return { ...atField, ...(detail.help !== undefined && { help: detail.help }) };
}

function datasetHelp(name: string, { datasets, series }: FactBook): string {
  if (series.has(name))
    return 'it is a series, whose rows are computed: let the topic that computes it give a fact';
  return either({ actual: name, expected: [...datasets.keys()] }, `add it as data/<group>/${name}.json`);
}

/** "did you mean `x`? Otherwise add it to …" */
function either({ actual = '', expected = [] }: RefusalDetail, otherwise: string): string {
  const { help = '' } = suggest(actual, expected);
  return help.endsWith('?') ? `${help} Otherwise ${otherwise}` : `${help}; or ${otherwise}`;
}

/** Refuses a path that is shorter or longer than `dataset.row.field`. */
function notACell(name: string, dataset: Dataset, row: string): never {
  throw new Refusal('unknown-fact', `Unexpected path \`${name}\`, expected a cell, \`dataset.row.field\``, {
    actual: name,
    help: `write for instance \`${exampleCell(dataset, row)}\``,
  });
}

/** Refuses a path that names no fact, and suggests the facts with the most similar paths. */
function unknownFact(name: string, book: FactBook): never {
  const all = [...book.facts.keys()];
  const inside = all.filter((path) => path.startsWith(`${name}.`));
  if (inside.length > 0) {
    throw new Refusal(
      'unknown-fact',
      `Unexpected group of facts \`${name}\`, expected one of its ${inside.length}`,
      {
        actual: name,
        help: `choose one of: ${listed(inside)}`,
      },
    );
  }
  if (cellNamed(name, book.data) !== undefined) shadowedCell(name);
  const near = all
    .map((path) => ({ path, away: distance(name, path) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, 1)
    .filter(({ away }) => away <= Math.max(2, name.length / 6));
  throw new Refusal(
    'unknown-fact',
    `Unexpected fact \`${name}\`, expected one of the ${all.length} in data/facts`,
    {
      actual: name,
      help: near[0] ? `did you mean \`${near[0].path}\`?` : `choose one of: ${listed(neighbours(name, all))}`,
    },
  );
}

/** Refuses a cell of a dataset that has the same name as a topic. */
function shadowedCell(name: string): never {
  const [topic = ''] = name.split('.');
  throw new Refusal(
    'unknown-fact',
    `Unexpected cell \`${name}\`, expected a fact of the topic \`${topic}\``,
    {
      actual: name,
      help: `a topic comes before a dataset of the same name: give one of the two another, or the cell a fact`,
    },
  );
}

/** The facts below the longest existing beginning of the path. */
function neighbours(name: string, all: readonly string[]): readonly string[] {
  const parts = name.split('.');
  for (let length = parts.length - 1; length > 0; length--) {
    const prefix = `${parts.slice(0, length).join('.')}.`;
    const found = all.filter((path) => path.startsWith(prefix));
    if (found.length > 0) return found;
  }
  return all;
}

function listed(paths: readonly string[]): string {
  const some = paths.slice(0, 8).map((path) => `\`${path}\``);
  return paths.length > some.length ? `${some.join(', ')}, … (${paths.length} in all)` : some.join(', ');
}
