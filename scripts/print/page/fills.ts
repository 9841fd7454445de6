// Reads inside the browser the backgrounds and borders on a slide.
/// <reference lib="dom" />
import type { Box, Fill, Sides } from '../../model/deck/slide-boxes.ts';
import { portable } from './page-source.ts';
import type { TypeTools } from './type.ts';

/** An expression for the browser: the function `readFills`. */
export function fillsSource(): string {
  return portable(readFills, [bordersOf]);
}

/** The backgrounds and borders on a slide, except for those of tables and of the elements `withText`, which have their own. */
export function readFills(
  section: HTMLElement,
  withText: ReadonlySet<Element>,
  tools: TypeTools,
): readonly Fill[] {
  const drawn = [...section.querySelectorAll('*')].filter(
    (element) =>
      element instanceof HTMLElement &&
      element.closest('table') === null &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  const edges = bordersOf(section, getComputedStyle(section), tools);
  const own = drawn.flatMap((element): readonly Fill[] => {
    const style = getComputedStyle(element);
    if (/^(inline|contents)$/u.test(style.display)) return [];
    const colour = withText.has(element) ? undefined : tools.colourOf(style.backgroundColor);
    const ground: readonly Fill[] =
      colour === undefined ? [] : [{ kind: 'background', colour, box: tools.areaOf(element, 'border') }];
    return [...ground, ...bordersOf(element, style, tools)];
  });
  return [...edges, ...own];
}

function bordersOf(element: Element, style: CSSStyleDeclaration, tools: TypeTools): readonly Fill[] {
  const { x, y, width, height } = tools.areaOf(element, 'border');
  const thick = tools.sidesOf(style, 'border');
  const boxes: Record<keyof Sides, Box> = {
    top: { x, y, width, height: thick.top },
    bottom: { x, y: y + height - thick.bottom, width, height: thick.bottom },
    left: { x, y, width: thick.left, height },
    right: { x: x + width - thick.right, y, width: thick.right, height },
  };
  return (['top', 'bottom', 'left', 'right'] as const).flatMap((side) => {
    const colour = tools.colourOf(style.getPropertyValue(`border-${side}-color`));
    return thick[side] === 0 || colour === undefined
      ? []
      : [{ kind: 'border' as const, colour, box: boxes[side] }];
  });
}
