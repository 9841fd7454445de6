// Renders calculators at their places: on a screen the form and the results of the first case, in print a sentence that leads there.
import { decimal, digitsOf, grouped } from '../../facts/digits.ts';
import { wordIn } from '../../facts/language/language.ts';
import { unit } from '../../facts/units.ts';
import type {
  Calculator,
  CalculatorInput,
  CellView,
  MapCellView,
  PlacedCalculator,
  ResultMap,
  ResultTable,
} from '../../model/calculators/calculator.ts';
import { screenAddress } from '../../model/page.ts';
import { calculatorAnchor } from '../../resolve/anchors.ts';
import type { RenderContext } from './render-context.ts';

/** The HTML of a calculator. A calculator that could not be made has none: an error says why. */
export function calculatorHtml(id: string, context: RenderContext): string {
  const placed = context.edition.calculators.get(id);
  if (placed === undefined) return '';
  const anchor = calculatorAnchor(id);
  if (context.medium === 'print')
    return context.kit.template('calculator-print', {
      anchor,
      title: placed.form.title,
      href: screenAddress(anchor),
    });
  return context.kit.template('calculator', calculatorContext(placed, anchor, context));
}

function calculatorContext({ form, view }: PlacedCalculator, anchor: string, context: RenderContext): object {
  const inputs = inputsOf(form, anchor, context);
  const groups = [...Map.groupBy(inputs, ({ group }) => group)];
  return {
    id: form.id,
    anchor,
    title: form.title,
    note: form.note ?? '',
    presets: form.presets.map(({ id, title }) => ({ id, title })),
    groups: groups.map(([title, all], index) => ({
      title,
      isOpen: index === 0,
      main: all.filter(({ isMain }) => isMain),
      more: all.filter(({ isMain }) => !isMain),
      moreCount: all.filter(({ isMain }) => !isMain).length,
    })),
    says: view.says,
    tables: form.tables.map((table) => tableContext(table, view.tables[table.id] ?? [])),
    maps: form.maps.map((map) => mapContext(map, view.maps[map.id] ?? [])),
    legend: Object.values(form.categories),
    folder: `data/${form.id}/scenarios`,
  };
}

// ---------------------------------------------------------------- form

function inputsOf({ inputs, presets }: Calculator, anchor: string, { edition }: RenderContext) {
  const { language } = edition.units;
  const [first] = presets;
  const number = (value: number) => grouped(decimal(value, Math.max(1, digitsOf(value))), language.numbers);
  return inputs.map((input) => ({
    id: input.id,
    field: `${anchor}-${input.id}`,
    title: input.title,
    group: input.group,
    isMain: input.isMain === true,
    isSwitch: input.kind === 'switch',
    unit: unitOf(input, edition.units),
    value: first?.values[input.id] ?? input.value,
    isOn: (first?.values[input.id] ?? input.value) === 1,
    low: input.low,
    high: input.high,
    from: input.likely?.[0] ?? input.low,
    to: input.likely?.[1] ?? input.high,
    step: input.step,
    reason: input.reason,
    knows: input.knows === undefined ? '' : wordIn(language, 'calculator-knows', { who: input.knows }),
    bounds: wordIn(language, 'calculator-bounds', { low: number(input.low), high: number(input.high) }),
  }));
}

/** The unit behind the title of an input, unless the title says it: services are counted in services. */
function unitOf({ title, unit: name }: CalculatorInput, units: RenderContext['edition']['units']): string {
  const symbol = name === undefined ? '' : unit(name, units).symbol;
  return title.toLowerCase().includes(symbol.toLowerCase()) ? '' : symbol;
}

// ---------------------------------------------------------------- results

function tableContext(
  { id, title, note, head, columns, rows }: ResultTable,
  cells: readonly (readonly CellView[])[],
): object {
  return {
    id,
    title,
    note: note ?? '',
    head,
    columns: columns.map((column, index) => ({
      title: column.title,
      className: cells[0]?.[index]?.isNumber === true ? 'num' : 'txt',
    })),
    rows: rows.map((row, line) => ({
      head: row.title,
      cells: (cells[line] ?? []).map(({ text, isNumber, stress }) => ({
        text,
        className: `${isNumber ? 'num' : 'txt'} stress-${stress}`,
      })),
    })),
  };
}

function mapContext({ id, title, across, down }: ResultMap, cells: readonly MapCellView[]): object {
  const width = across.ticks.length;
  return {
    id,
    title,
    acrossTitle: across.title,
    downTitle: down.title,
    ticks: across.ticks,
    lines: down.ticks.map((tick, line) => ({
      tick,
      cells: cells
        .slice(line * width, (line + 1) * width)
        .map((cell) => ({ ...cell, className: mapClass(cell) })),
    })),
  };
}

/** The classes of a cell of a map; the script of the page sets the same. */
function mapClass({ tone, isPale, isHere }: MapCellView): string {
  return ['cell', `cell-${tone}`, ...(isPale ? ['pale'] : []), ...(isHere ? ['here'] : [])].join(' ');
}
