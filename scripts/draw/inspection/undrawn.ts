// Finds the rows that a chart drops silently: Vega leaves out values that are missing, no numbers, or off a log scale.

import { counted } from '../../messages/progress.ts';
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

/**
 * Findings about the rows that were left out, unless another mark of the chart draws them: one for each field that holds what is
 * no number, and a single one for all values that are missing.
 */
export function undrawnRows(
  root: SceneMark,
  filtered: readonly DroppedRow[],
  { read, isSplit }: Pick<FieldUse, 'read' | 'isSplit'>,
  columns: ReadonlySet<string>,
): readonly SpecFinding[] {
  const keyOf = (row: object): string => ('id' in row && !isSplit ? String(row.id) : wordsOf(row, columns));
  const items = dataItems(root);
  const isShown = (item: SceneItem) => item.defined !== false && isPlaced(item);
  const drawn = new Set(items.filter(isShown).flatMap(({ datum }) => (isObject(datum) ? keyOf(datum) : [])));
  // A gap in a line was recorded with the field that is the reason.
  const lost = items.filter((item) => item.defined !== false && !isPlaced(item));
  const misplaced = lost.map(({ datum }) => ({ row: datum, fields: [] }));
  const dropped = [...filtered, ...misplaced].filter(
    (one): one is DroppedRow => isObject(one.row) && !drawn.has(keyOf(one.row)),
  );
  const rows = [...new Map(dropped.map((one) => [keyOf(one.row), one])).values()];
  const byField = Map.groupBy(rows, ({ row, fields }) => fields.find((field) => !isNumber(row, field)) ?? '');
  // Vega-Lite calls a bin of `time` `bin_maxbins_10_time`, which its author never wrote.
  const writtenAs = (field: string) =>
    [...columns].find((name) => name === field || field.endsWith(`_${name}`)) ?? field;
  const placeOf = (field: string) => read.find(({ name }) => name === field)?.pointer ?? [];
  const isMissing = (field: string) => (one: DroppedRow) => field !== '' && !hasValue(one.row, field);
  const missing = [...byField].flatMap(([field, group]) => {
    const written = writtenAs(field);
    const count = countOf(group.filter(isMissing(field)));
    return count === 0 ? [] : [{ field: written, count, pointer: placeOf(written) }];
  });
  const wrong = [...byField].flatMap(([field, all]): SpecFinding[] => {
    const group = all.filter((one) => !isMissing(field)(one));
    if (group.length === 0) return [];
    const names = group.map(({ row }) => nameOf(row, field));
    const written = writtenAs(field);
    return [{ rule: 'undrawn-rows', pointer: placeOf(written), ...describe(written, names, group) }];
  });
  return [...wrong, ...missingValues(missing)];
}

/** A row as text, without the ends of the stack that Vega-Lite adds to it in some of the marks. */
const wordsOf = (row: object, columns: ReadonlySet<string>): string =>
  JSON.stringify(row, (key, value) =>
    columns.has(/^(.+)_(?:start|end)$/.exec(key)?.[1] ?? '') ? undefined : value,
  );

/** A field with the number of rows that have no value in it, and the place where the spec reads it. */
interface MissingValues {
  readonly field: string;
  readonly count: number;
  readonly pointer: SpecFinding['pointer'];
}

/** One finding for all missing values of a chart: nothing is wrong, but readers should know how many points they do not see. */
function missingValues(missing: readonly MissingValues[]): readonly SpecFinding[] {
  const [first] = missing;
  if (first === undefined) return [];
  const fields = missing.map(({ field, count }) => `\`${field}\` (${counted(count, 'row')})`);
  const [field] = missing.map((one) => one.field);
  return [
    {
      rule: 'missing-values',
      pointer: first.pointer,
      reason: `Missing values in ${listed(fields)}, of which the chart shows nothing`,
      help: `if that is meant, say so in the note, and silence this with \`{"filter": "isValid(datum['${field}'])"}\``,
    },
  ];
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** How many rows of the data these are: a row that an aggregate made stands for several. */
const countOf = (rows: readonly DroppedRow[]): number =>
  rows.reduce((sum, { row }) => sum + ('__count' in row ? Number(row.__count) : 1), 0);

function describe(
  field: string,
  names: readonly (string | undefined)[],
  rows: readonly DroppedRow[],
): Pick<SpecFinding, 'reason' | 'help'> {
  const total = countOf(rows);
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
  return `\`${name}\`: \`${String(Reflect.get(row, field))}\``;
}

function hasValue(row: object, field: string): boolean {
  const value: unknown = Reflect.get(row, field);
  return value !== null && value !== undefined;
}

const isNumber = (row: object, field: string): boolean =>
  hasValue(row, field) && Number.isFinite(Number(Reflect.get(row, field)));

function dataItems(mark: SceneMark): readonly SceneItem[] {
  if (mark.marktype !== 'group') return mark.role === 'mark' ? mark.items : [];
  return mark.items.flatMap((item) => (item.items ?? []).flatMap(dataItems));
}

/** Whether an item has a place: that of zero on a log scale is not a number. */
function isPlaced({ x, y, x2, y2, width, height }: SceneItem): boolean {
  return [x, y, x2, y2, width, height].every((place) => place === undefined || Number.isFinite(place));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
