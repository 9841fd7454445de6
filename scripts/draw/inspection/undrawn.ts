// Finds the rows that a chart drops silently: Vega leaves out values that are missing, no numbers, or off a log scale.

import type { SceneItem, SceneMark } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import type { FieldUse } from './references.ts';

/** A row that was left out, and the fields whose values were the reason; none where only its place is not a number. */
export interface DroppedRow {
  readonly row: object;
  readonly fields: readonly string[];
}

/**
 * The fields that a filter of Vega-Lite's own holds to be valid, which it adds for every scale of numbers; `undefined` for any
 * other expression. Such a filter says `isValid(datum["a"]) && isFinite(+datum["a"])`, for one or several fields.
 */
export function validatedFields(expression: unknown): readonly string[] | undefined {
  const calls = conjuncts(expression as Node);
  const fields = calls?.map(({ callee, arguments: [argument] = [] }) => {
    const member = callee?.name === 'isFinite' ? argument?.argument : argument;
    const isOwn = callee?.name === 'isValid' || (callee?.name === 'isFinite' && argument?.operator === '+');
    return isOwn && member?.object?.name === 'datum' ? String(member.property?.value) : undefined;
  });
  const isComplete = fields?.every((field) => field !== undefined) && calls?.some(isFiniteCall);
  return isComplete ? [...new Set(fields as string[])] : undefined;
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly operator?: string;
  readonly left?: Node;
  readonly right?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly argument?: Node;
  readonly object?: Node;
  readonly property?: Node;
}

const isFiniteCall = ({ callee }: Node): boolean => callee?.name === 'isFinite';

function conjuncts(node: Node | undefined): readonly Node[] | undefined {
  if (node?.type === 'CallExpression') return [node];
  if (node?.type !== 'LogicalExpression' || node.operator !== '&&') return undefined;
  const [left, right] = [conjuncts(node.left), conjuncts(node.right)];
  return left && right && [...left, ...right];
}

/** Findings about the rows that were left out, by the field that is the reason, unless another mark of the chart draws them. */
export function undrawnRows(
  root: SceneMark,
  filtered: readonly DroppedRow[],
  { read, isSplit }: Pick<FieldUse, 'read' | 'isSplit'>,
  columns: ReadonlySet<string>,
): readonly SpecFinding[] {
  const keyOf = (row: object): string => ('id' in row && !isSplit ? String(row.id) : JSON.stringify(row));
  const items = dataItems(root);
  const isShown = (item: SceneItem) => item.defined !== false && isPlaced(item);
  const drawn = new Set(items.filter(isShown).flatMap(({ datum }) => (isObject(datum) ? keyOf(datum) : [])));
  const misplaced = items.filter((item) => !isPlaced(item)).map(({ datum }) => ({ row: datum, fields: [] }));
  const dropped = [...filtered, ...misplaced].filter(
    (one): one is DroppedRow => isObject(one.row) && !drawn.has(keyOf(one.row)),
  );
  const rows = [...new Map(dropped.map((one) => [keyOf(one.row), one])).values()];
  const groups = Map.groupBy(rows, ({ row, fields }) => fields.find((field) => !isNumber(row, field)) ?? '');
  return [...groups].map(([field, group]) => {
    // Vega-Lite calls a bin of `time` `bin_maxbins_10_time`, which its author never wrote.
    const written = [...columns].find((name) => name === field || field.endsWith(`_${name}`)) ?? field;
    return {
      rule: 'undrawn-rows',
      pointer: read.find(({ name }) => name === written)?.pointer ?? [],
      ...describe(
        written,
        group.map(({ row }) => nameOf(row, field)),
        group,
      ),
    };
  });
}

function describe(
  field: string,
  names: readonly (string | undefined)[],
  rows: readonly DroppedRow[],
): Pick<SpecFinding, 'reason' | 'help'> {
  const total = rows.reduce((sum, { row }) => sum + ('__count' in row ? Number(row.__count) : 1), 0);
  const known = names.filter((name) => name !== undefined);
  const more = known.length > mostNamed ? ` and ${known.length - mostNamed} more` : '';
  const named = known.length === 0 ? '' : ` (${known.slice(0, mostNamed).join(', ')}${more})`;
  const found = `Unexpected ${total === 1 ? 'row' : `${total} rows`} without a mark${named}`;
  if (field === '') {
    return {
      reason: `${found}, expected values that its scales can place`,
      help: 'zero has no place on a log scale, nor has what lies below it (use a linear or `symlog` scale), and a single value has no interval: leave such rows out with a `filter`',
    };
  }
  return {
    reason: `${found}, expected numbers in \`${field}\``,
    help: `mend the values; or leave the rows out on purpose, and say so in the note: \`{"filter": "isValid(datum['${field}']) && isFinite(datum['${field}'])"}\``,
  };
}

const mostNamed = 3;

/** A row by its id, or else by its words, with the value that is the reason; `undefined` where it has neither. */
function nameOf(row: object, field: string): string | undefined {
  const words = Object.values(row).filter((value) => typeof value === 'string' && value !== '');
  const name = 'id' in row ? String(row.id) : words.slice(0, 2).join(', ');
  if (name === '' || field === '') return name === '' ? undefined : `\`${name}\``;
  const value: unknown = Reflect.get(row, field);
  return `\`${name}\`: ${value === null || value === undefined ? 'no value' : `\`${value}\``}`;
}

const isNumber = (row: object, field: string): boolean => {
  const value: unknown = Reflect.get(row, field);
  return value !== null && value !== undefined && Number.isFinite(Number(value));
};

function dataItems(mark: SceneMark): readonly SceneItem[] {
  if (mark.marktype !== 'group') return mark.role === 'mark' ? mark.items : [];
  return mark.items.flatMap((item) => (item.items ?? []).flatMap(dataItems));
}

/** Whether an item has a place: that of zero on a log scale is not a number. */
function isPlaced({ x, y, x2, y2, width, height }: SceneItem): boolean {
  return [x, y, x2, y2, width, height].every((place) => place === undefined || Number.isFinite(place));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
