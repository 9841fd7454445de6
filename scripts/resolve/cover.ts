// Finds the distributions that an edition names for the picture on its cover.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../messages/message.ts';
import type { Field, Row } from '../model/data.ts';
import type { Cover, Ridge } from '../model/edition.ts';
import type { Memo } from '../model/memo.ts';
import type { CoverSpec, Project } from '../model/project.ts';
import type { Checked, Place } from '../model/sources.ts';
import { locate } from '../read/text/locate.ts';
import type { FactBook } from './facts/facts.ts';

/** The rows of a dataset or of a series. */
export interface CoverRows {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
}

/** The data of the cover's picture, or the errors that keep it from being drawn. `names` are the datasets and series that `rowsOf` knows. */
export function resolveCover(
  project: Project,
  names: readonly string[],
  rowsOf: (name: string) => CoverRows | undefined,
): Checked<Cover | undefined> {
  const { cover } = project.edition;
  if (cover === undefined) return { value: undefined, messages: [] };
  const at = (...pointer: readonly string[]): Place =>
    locate(project.sources.texts, project.edition.path, ['cover', ...pointer]);
  const found = rowsOf(cover.dataset);
  if (found === undefined) {
    const isBroken = [...project.broken].some((path) => path.endsWith(`/${cover.dataset}.json`));
    return {
      value: undefined,
      messages: isBroken ? [] : [unknownDataset(cover.dataset, names, at('dataset'))],
    };
  }
  const messages = Object.keys(cover.quantiles).flatMap((name) =>
    fieldErrors(name, found, at('quantiles', name)),
  );
  const ridges = messages.length > 0 ? [] : ridgesOf(cover, found.rows);
  if (messages.length === 0 && ridges.length < 2) messages.push(tooFewRows(cover.dataset, at('dataset')));
  if (messages.length > 0) return { value: undefined, messages };
  return { value: { caption: cover.caption ?? captionOf(found.title), ridges }, messages };
}

function captionOf(title: string): string {
  return `Cover: ${title.toLowerCase()}, a line each, on a logarithmic scale; the largest at the top, the smallest in front.`;
}

function ridgesOf({ quantiles }: CoverSpec, rows: readonly Row[]): readonly Ridge[] {
  const shares = Object.entries(quantiles).sort(([, a], [, b]) => a - b);
  const ridges = rows.flatMap((row): readonly Ridge[] => {
    const values = shares.flatMap(([name, share]): (readonly [number, number])[] => {
      const value = row[name];
      return typeof value === 'number' && value > 0 ? [[share, value]] : [];
    });
    return values.length === shares.length ? [{ name: String(row.id), quantiles: values }] : [];
  });
  return ridges.toSorted((a, b) => middle(b) - middle(a));
}

/** The median, or the quantile that is nearest to it. */
function middle({ quantiles }: Ridge): number {
  const [nearest] = quantiles.toSorted(([a], [b]) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
  return nearest?.[1] ?? 0;
}

function unknownDataset(name: string, names: readonly string[], place: Place): VFileMessage {
  const reason = `Unexpected dataset \`${name}\`, expected one of the ${names.length} datasets and series`;
  return message('unknown-dataset', place, reason, suggest(name, names));
}

function fieldErrors(name: string, { fields }: CoverRows, place: Place): VFileMessage[] {
  const numeric = fields.filter(({ type }) => type === 'number' || type === 'integer');
  if (numeric.some((field) => field.name === name)) return [];
  const reason = `Unexpected field \`${name}\`, expected one of the ${numeric.length} fields with numbers`;
  const known = numeric.map((field) => field.name);
  return [message('unknown-field', place, reason, suggest(name, known))];
}

function tooFewRows(name: string, place: Place): VFileMessage {
  const reason = `Unexpected dataset \`${name}\` for the cover, expected two rows or more with every quantile above zero`;
  return message('empty-data', place, reason, { help: 'name fewer quantiles, or leave `cover` out' });
}

/** The picture of the cover, cached for as long as the edition's file and the rows of the picture are the same. */
export function coverOf(project: Project, book: FactBook, memo: Memo): Checked<Cover | undefined> {
  const name = project.edition.cover?.dataset ?? '';
  const rows = project.datasets.get(name) ?? book.series.get(name);
  const names = [...project.datasets.keys(), ...book.series.keys()];
  const inputs = [project.edition, project.sources.texts.get(project.edition.path), rows, ...names];
  return memo.get('cover', inputs, () => resolveCover(project, names, () => rows));
}
