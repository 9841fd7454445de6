import type { Anchor, OfficeBox, OfficeItem } from '../presentation.ts';
import { scales } from './pptx-fit.ts';
import type { Part, Role } from './pptx-part.ts';

/** Placeholders by what the first part of each kind may fill. */
export type Holders = Partial<Readonly<Record<Role, string>>>;

/** Parts in a column, as large as they can be. */
export interface Flow {
  readonly items: readonly OfficeItem[];
  /** They are higher than the column even when small. */
  readonly isTooLong: boolean;
}

const leastFigure = 120;

/** Stands parts below each other in a box. Figures give way first, then everything is made smaller, step by step. */
export function flow(parts: readonly Part[], box: OfficeBox, anchor: Anchor, holders: Holders): Flow {
  for (const scale of scales) {
    const heights = heightsIn(parts, box, scale);
    if (heights !== undefined)
      return { items: placed(parts, heights, box, anchor, scale, holders), isTooLong: false };
  }
  const scale = scales.at(-1) ?? 1;
  const heights = parts.map((part) => part.height(box.width, scale));
  return { items: placed(parts, heights, box, 'top', scale, holders), isTooLong: true };
}

/** Heights of the parts when all have room; `undefined` when they have not. */
function heightsIn(
  parts: readonly Part[],
  { width, height }: OfficeBox,
  scale: number,
): readonly number[] | undefined {
  const wanted = parts.map((part) => part.height(width, scale));
  const over = gaps(parts) + sum(wanted) - height;
  if (over <= 0.5) return wanted;
  const flexible = sum(wanted.filter((_, index) => parts[index]?.isFlexible === true));
  if (flexible === 0 || flexible - over < leastFigure) return undefined;
  return wanted.map((own, index) => (parts[index]?.isFlexible === true ? own * (1 - over / flexible) : own));
}

function placed(
  parts: readonly Part[],
  heights: readonly number[],
  box: OfficeBox,
  anchor: Anchor,
  scale: number,
  holders: Holders,
): readonly OfficeItem[] {
  const free = Math.max(0, box.height - gaps(parts) - sum(heights));
  let y = box.y + { top: 0, middle: free / 2, bottom: free }[anchor];
  return parts.flatMap((part, index) => {
    y += index === 0 ? 0 : part.before;
    const height = heights[index] ?? 0;
    const items = part.place(
      { ...box, y, height },
      scale,
      isFirst(part, parts) && part.role !== undefined ? holders[part.role] : undefined,
    );
    y += height;
    return items;
  });
}

function isFirst(part: Part, parts: readonly Part[]): boolean {
  return parts.find(({ role }) => role === part.role) === part;
}

function gaps(parts: readonly Part[]): number {
  return sum(parts.slice(1).map(({ before }) => before));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
