// Finds the surfaces on which a project shows its charts and diagrams, in tests.
import type { Surface } from '../../scripts/model/drawing.ts';
import type { Project } from '../../scripts/model/project.ts';
import { placementsIn } from '../../scripts/resolve/numbering.ts';

/** The drawings that the sections and slides of a project ask for, each once. */
export function shownSurfaces({
  sections,
}: Pick<Project, 'sections'>): readonly { readonly chart: string; readonly surface: Surface }[] {
  const inReport = sections.flatMap(({ tree }) => placementsIn(tree, 'figure').map(({ id }) => id));
  const onSlides = sections
    .flatMap(({ slides }) => slides)
    .flatMap(({ layout, slots }) =>
      layout.slots.flatMap((slot) => {
        if (!('figures' in slot) || slot.figures === 'data') return [];
        const { figures: surface } = slot;
        const root = { type: 'root' as const, children: [...(slots[slot.name] ?? [])] };
        return placementsIn(root, 'figure').map(({ id }) => ({ chart: id, surface }));
      }),
    );
  const all = [
    ...inReport.flatMap((chart) => (['a4', 'web', 'narrow'] as const).map((surface) => ({ chart, surface }))),
    ...onSlides,
  ];
  return [...new Map(all.map((one) => [`${one.chart}.${one.surface}`, one])).values()];
}
