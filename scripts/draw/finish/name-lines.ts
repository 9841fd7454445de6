// Names of rows in several lines.
import { type Painted, painted, type SceneItem, type SceneMark, texts } from '../charts/scene.ts';

/**
 * Moves, in place, the names of rows that have several lines so that their middle is beside the row: Vega sets the first line
 * there, and the others below it.
 */
export function centreNames(root: SceneMark): void {
  for (const { item } of texts(painted(root)).filter(isName)) {
    const up = ((linesOf(item) - 1) * lineHeightOf(item)) / 2;
    if (up === 0) continue;
    item.y = (item.y ?? 0) - up;
    item.bounds.translate(0, -up);
  }
}

/** Whether a text is a label of a vertical axis in the middle of its row; those above a row are set from their last line. */
function isName({ mark, item }: Painted): boolean {
  const { align, baseline, angle = 0 } = item as TextItem;
  return mark.role === 'axis-label' && align !== 'center' && baseline === 'middle' && angle === 0;
}

interface TextItem extends SceneItem {
  readonly align?: string;
  readonly baseline?: string;
  readonly angle?: number;
  readonly lineHeight?: number;
  readonly lineBreak?: string;
}

function linesOf(item: SceneItem): number {
  const { text, lineBreak } = item as TextItem;
  if (Array.isArray(text)) return text.length;
  return lineBreak === undefined ? 1 : String(text).split(lineBreak).length;
}

/** As Vega has it where no height is given. */
const lineHeightOf = (item: SceneItem): number => (item as TextItem).lineHeight ?? (item.fontSize ?? 11) + 2;
