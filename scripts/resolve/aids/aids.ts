// Finds the decision aids that stand in the report, and reports where their files and the tables around which they stand differ.
import type { Table } from 'mdast';
import type { Node, Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { message, nearest, suggest, suggestOrAdd } from '../../messages/message.ts';
import type { AidSpec } from '../../model/aids/aid.ts';
import type { AidNode } from '../../model/markdown.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { entriesOf } from '../../read/text/json-entries.ts';
import { fileStart } from '../../read/text/lines.ts';
import { locator } from '../../read/text/locate.ts';
import { type Names, numeralsOf, type Observation, only } from '../facts/binding.ts';
import { headOf, isNarrowed, rowsOf } from './aid-tables.ts';

/** The aids that sections show, by id, with the messages about them. */
export function aidsOf(
  observations: readonly Observation[],
  { project }: Names,
): Checked<ReadonlyMap<string, AidSpec>> {
  const value = new Map<string, AidSpec>();
  const messages: VFileMessage[] = [];
  for (const { node, place } of only('aid', observations)) {
    const aid = project.aids.get(node.id);
    if (aid === undefined) messages.push(...unknown(node.id, place, project));
    else if (value.has(node.id)) messages.push(twice(node.id, place));
    else {
      value.set(node.id, aid);
      messages.push(...tableFaults(aid, node, place, project.sources.texts));
    }
  }
  return { value, messages };
}

/** The numerals in the words of aids, which are shown as written, so that literals must waive them. */
export function aidNumerals(names: Names): readonly Observation[] {
  const { aids, sources } = names.project;
  return [...aids.values()].flatMap(({ path, title, questions, rows }) => {
    const locate = locator(path, sources.texts.get(path) ?? '');
    const reasons = Object.fromEntries([...rows].map(([row, { reason }]) => [row, { reason }]));
    return entriesOf({ title, questions, rows: reasons }).flatMap(({ key, value, pointer }) =>
      typeof value !== 'string' || key === 'id'
        ? []
        : numeralsOf(value, { path }, locate(pointer).position, names),
    );
  });
}

// ---------------------------------------------------------------- faults

function unknown(id: string, place: Place, { aids, broken }: Names['project']): readonly VFileMessage[] {
  const path = `templates/aids/${id}.json`;
  if (broken.has(path)) return [];
  const reason = `Unexpected decision aid \`${id}\`, expected one of the ${aids.size} in templates/aids`;
  return [message('unknown-aid', place, reason, suggestOrAdd(id, [...aids.keys()], path))];
}

function twice(id: string, place: Place): VFileMessage {
  const reason = `Unexpected second decision aid \`${id}\`, expected one`;
  const help = 'put all its tables into one block';
  return message('duplicate-figure', place, reason, { help });
}

/** Where the rows of an aid's file are not those of its tables. */
function tableFaults(
  aid: AidSpec,
  node: AidNode,
  place: Place,
  texts: ReadonlyMap<string, string>,
): readonly VFileMessage[] {
  const tables = node.children.filter((child): child is Table => child.type === 'table');
  const own = tables.filter((table) => isNarrowed(table, aid));
  if (own.length === 0) return [withoutTable(aid, tables.map(headOf), place)];
  const rows = own.flatMap(rowsOf);
  const words = new Set(rows.map(([row]) => row));
  const strays = [...aid.rows.keys()].filter((row) => !words.has(row));
  // A row that the file only misspells is told there.
  const uncovered = rows.filter(([row]) => !aid.rows.has(row) && nearest(row, strays) === undefined);
  const locate = locator(aid.path, texts.get(aid.path) ?? '');
  return [
    ...uncovered.map(
      ([
        row,
        {
          children: [cell],
        },
      ]) => {
        const at = { path: place.path, position: positionOf(cell?.children ?? []) };
        const reason = `Unexpected row \`${row}\`, expected an entry of the decision aid around it`;
        const help = `add it to \`rows\` in \`${aid.path}\``;
        return message('uncovered-row', at, reason, { actual: row, help });
      },
    ),
    ...strays.map((row) => {
      const reason = `Unexpected row \`${row}\`, expected one of the ${words.size} of its tables`;
      return message('unknown-row', locate(['rows', row], 'key'), reason, suggest(row, [...words]));
    }),
  ];
}

function withoutTable({ id, column }: AidSpec, heads: readonly string[], place: Place): VFileMessage {
  const reason = `Unexpected decision aid \`${id}\` without a table whose first column is \`${column}\`, expected one inside of it`;
  return message('aid-table', place, reason, { actual: column, help: helpWithout(column, heads) });
}

function helpWithout(column: string, heads: readonly string[]): string {
  const close = nearest(column, heads);
  if (close !== undefined) return `did you mean \`${close}\`, the head of a table inside of it?`;
  return heads.length === 0
    ? 'put the tables between `:::aid` and `:::`'
    : `the tables inside of it begin with: ${heads.map((head) => `\`${head}\``).join(', ')}`;
}

/** From the first of these nodes to the last. */
function positionOf(nodes: readonly Node[]): Position {
  const [first, last] = [nodes[0]?.position, nodes.at(-1)?.position];
  return first === undefined || last === undefined ? fileStart : { start: first.start, end: last.end };
}
