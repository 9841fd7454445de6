// Shows the row of the mark under the pointer, from the data under the figure. By keyboard, the data can be read there.
/// <reference lib="dom" />
import { element } from '../elements.ts';
import type { Feature } from '../feature.ts';

/** How near the pointer has to be to a mark, in CSS pixels: a finger is wider than a dot. */
const reach = 24;
/** The distance of the box from the pointer. */
const away = 14;

/** Shows and hides the row as the pointer moves, or where a finger touches. */
export const startTooltips: Feature = ({ document, layers }) => {
  const box = element('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: '' });
  layers.append(box);
  // Sorting moves rows: marks name them by the order in which the page came.
  const rows = new Map(
    [...document.querySelectorAll<HTMLTableElement>('.figure .grid')].map((table) => [
      table,
      [...(table.tBodies[0]?.rows ?? [])],
    ]),
  );
  let marked: Mark | undefined;
  const hide = (): void => {
    marked?.element.classList.remove('marked');
    marked = undefined;
    box.hidden = true;
  };
  const rowOf = ({ element, place }: Mark): [HTMLTableElement, HTMLTableRowElement] | undefined => {
    const [row = '0', table = '0'] = place.split('.').reverse();
    const grid = element.closest('figure')?.querySelectorAll<HTMLTableElement>('.grid')[Number(table)];
    const found = grid && rows.get(grid)?.[Number(row)];
    return grid && found && [grid, found];
  };
  const show = (mark: Mark): void => {
    if (mark.element === marked?.element && mark.place === marked.place) return;
    hide();
    const found = rowOf(mark);
    if (found === undefined) return;
    box.replaceChildren(...linesOf(...found));
    marked = mark;
    mark.element.classList.add('marked');
    box.hidden = false;
  };
  const point = ({ target, clientX, clientY }: PointerEvent): void => {
    const drawing = target instanceof Element ? target.closest('.drawing') : null;
    const mark = drawing === null ? undefined : nearest(drawing, clientX, clientY);
    if (mark === undefined) hide();
    else show(mark);
    if (!box.hidden) moveTo(box, clientX, clientY);
  };
  document.addEventListener('pointermove', point, { passive: true });
  document.addEventListener('pointerdown', point, { passive: true });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  addEventListener('scroll', hide, { passive: true });
};

interface Mark {
  readonly element: Element;
  /** The row in the data of the figure, after the number of its table where that is not the first. */
  readonly place: string;
  readonly distance: number;
  readonly area: number;
}

/** The mark under the pointer, or the nearest one; of several the smallest. */
function nearest(drawing: Element, x: number, y: number): Mark | undefined {
  const elements = [...drawing.querySelectorAll<SVGGraphicsElement>('[data-r]')];
  return elements
    .flatMap((one) => marksOf(one, x, y))
    .filter(({ distance }) => distance <= reach)
    .toSorted((a, b) => a.distance - b.distance || a.area - b.area)[0];
}

/** An element as a mark, or a line as one at each of its corners; none of the drawing for the other width, which is not shown. */
function marksOf(own: SVGGraphicsElement, x: number, y: number): readonly Mark[] {
  const { left, right, top, bottom, width, height } = own.getBoundingClientRect();
  const [place = '', ...others] = own.getAttribute('data-r')?.split(' ') ?? [];
  if (width === 0 && height === 0) return [];
  if (others.length > 0) {
    const corners = cornersOf(own);
    return [place, ...others].flatMap((one, index) => {
      const corner = corners[index];
      return corner === undefined
        ? []
        : [{ element: own, place: one, distance: Math.hypot(corner.x - x, corner.y - y), area: 0 }];
    });
  }
  const distance = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  return [{ element: own, place, distance, area: width * height }];
}

/** The corners of a line on the screen. */
function cornersOf(line: SVGGraphicsElement): readonly DOMPoint[] {
  const matrix = line.getScreenCTM();
  if (matrix === null) return [];
  const numbers = (line.getAttribute('d')?.match(/-?[\d.]+/g) ?? []).map(Number);
  const pairs = numbers.flatMap((x, index) =>
    index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as const] : [],
  );
  return pairs.map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
}

/** The name of a row, and each of its values with title and unit. */
function linesOf(table: HTMLTableElement, row: HTMLTableRowElement): readonly HTMLElement[] {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const [name, ...cells] = [...row.cells];
  const values = cells.flatMap((cell, index) => {
    const text = textOf(cell);
    // An empty cell, or one with a dash.
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const head = heads[index + 1];
    const unit = textOf(head?.querySelector('.unit'));
    const title = textOf(head).slice(0, unit === '' ? undefined : -unit.length);
    const value = unit === '' ? text : `${text}\u00a0${unit}`;
    return [element('dt', {}, [title.replaceAll('\u00a0', ' ').trim()]), element('dd', {}, [value])];
  });
  return [element('strong', {}, [textOf(name)]), element('dl', {}, values)];
}

const textOf = (node: Node | null | undefined): string => (node?.textContent ?? '').trim();

/** Puts the box beside the pointer, inside of the window. */
function moveTo(box: HTMLElement, x: number, y: number): void {
  const { width, height } = box.getBoundingClientRect();
  const { clientWidth, clientHeight } = box.ownerDocument.documentElement;
  const left = x + away + width > clientWidth ? x - away - width : x + away;
  const top = y - away - height < 0 ? y + away : y - away - height;
  box.style.left = `${Math.max(4, Math.min(left, clientWidth - width - 4))}px`;
  box.style.top = `${Math.max(4, Math.min(top, clientHeight - height - 4))}px`;
}
