// Finds colours in drawings of which nothing says what they mean.
import { type Hue, hueOf, type Meanings } from '../../model/manner/hues.ts';
import type { Palette } from '../../model/project.ts';
import type { CheckedDrawing } from '../charts/labels.ts';
import type { SceneItem } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { tokenOf } from '../tokens.ts';

/** Hues of a drawing that are not among the meanings of its figure, each once for every mark that has it. */
export function unexplainedHues(
  { items, surface, placeOf }: CheckedDrawing,
  palette: Palette,
  meanings: Meanings,
): readonly SpecFinding[] {
  return items.flatMap(({ item, mark }) =>
    huesOf(item, palette).flatMap((hue): SpecFinding[] => {
      if (meanings[hue] !== undefined) return [];
      const reason = `Unexpected colour \`${hue}\` without a meaning on ${surface}, expected ink, a grey or a colour that \`meanings\` explains`;
      const help = `take \`var(--ink)\` or \`var(--muted)\`, or say what it means: \`"meanings": {"${hue}": "…"}\`, the same in all figures`;
      return [{ rule: 'undeclared-colour', pointer: placeOf(mark.name), reason, help }];
    }),
  );
}

function huesOf({ fill, stroke }: SceneItem, palette: Palette): readonly Hue[] {
  const tokens = [fill, stroke].flatMap((colour) =>
    typeof colour === 'string' ? (tokenOf(colour, palette) ?? []) : [],
  );
  return [...new Set(tokens.flatMap((token) => hueOf(token) ?? []))];
}
