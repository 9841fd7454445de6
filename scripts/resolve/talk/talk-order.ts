// Orders the slides of the talk by the parts that the edition names.
import type { Project, TalkPartSpec } from '../../model/project.ts';
import { fileStart } from '../../read/text/lines.ts';
import { asciiSlug } from '../slug.ts';
import { filledWith, generated, layoutFor, paragraph, type WrittenSlide } from './written-slide.ts';

/** The slides of each part behind its divider; content slides in no part follow the last one, since they are reported. */
export function byPart(
  written: readonly WrittenSlide[],
  parts: readonly TalkPartSpec[],
  project: Project,
): readonly WrittenSlide[] {
  const ordered = parts.flatMap((part) => {
    const own = part.slides.flatMap((id) =>
      written.filter(({ wanted, layout }) => wanted === id && isOrdered(layout)),
    );
    const named = own.map((slide) => ({ ...slide, part: part.title ?? '' }));
    return own.length > 0 ? [...partDivider(part, project), ...named] : [];
  });
  const placed = new Set(parts.flatMap(({ slides }) => slides));
  const rest = written.filter(({ wanted, layout }) => layout.role === 'content' && !placed.has(wanted));
  return [...ordered, ...rest];
}

function isOrdered({ role }: WrittenSlide['layout']): boolean {
  return role !== 'opening' && role !== 'backup';
}

function partDivider(
  { title, notes }: TalkPartSpec,
  { edition, slideLayouts }: Project,
): readonly WrittenSlide[] {
  const layout = layoutFor('divider', slideLayouts);
  if (layout === undefined || title === undefined) return [];
  return [
    {
      ...generated,
      ...filledWith(layout, []),
      wanted: `slide-part-${asciiSlug(title)}`,
      place: { path: edition.path, position: fileStart },
      part: title,
      heading: [{ type: 'text', value: title }],
      notes: notes === undefined ? [] : [paragraph(notes)],
    },
  ];
}

/** The slides in the order of the ids; those that are not named follow. */
export function inOrder<T extends { readonly wanted: string }>(
  slides: readonly T[],
  ids: readonly string[],
): readonly T[] {
  const rank = ({ wanted }: T) => (ids.includes(wanted) ? ids.indexOf(wanted) : ids.length);
  return slides.toSorted((a, b) => rank(a) - rank(b));
}
