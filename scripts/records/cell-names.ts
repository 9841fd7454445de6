// Names cells and rows in words, for lists that people read.
import { cellLabel } from '../facts/cell-label.ts';
import type { Dataset } from '../model/data.ts';
import type { Edition } from '../model/edition.ts';

/**
 * A function that puts the name of a cell (`dataset/row/field`) or row (`dataset/row`) in words: "Boot times: Small monitor, time".
 * A row that the edition does not have any more goes by its id, a name that is neither stays as it is.
 */
export function cellNamer({
  datasets,
  series,
}: Pick<Edition, 'datasets' | 'series'>): (name: string) => string {
  return (name) => {
    const [set = '', id = '', fieldName] = name.split('/');
    const data = datasets.get(set) ?? series.get(set);
    if (data === undefined || id === '') return name;
    const row = data.rows.find((candidate) => candidate.id === id);
    const field = data.fields.find((candidate) => candidate.name === (fieldName ?? 'id'));
    if (row === undefined || field === undefined)
      return `${data.title}: ${[id, fieldName].filter((part) => part !== undefined).join(', ')}`;
    const cell = {
      ref: { dataset: set, row: id, field: field.name },
      value: row[field.name] ?? null,
      field,
      row,
    };
    // A series has no title for its rows; the names of its fields say what a row is called.
    const words = cellLabel({ ...cell, dataset: data as Dataset });
    const title = `${data.title}: `;
    const label = words.startsWith(title) ? words.slice(title.length) : words;
    return `${title}${fieldName === undefined ? withoutField(label, field.title) : label}`;
  };
}

function withoutField(label: string, field: string): string {
  const end = `, ${field}`.toLowerCase();
  return label.toLowerCase().endsWith(end) ? label.slice(0, -end.length) : label;
}
