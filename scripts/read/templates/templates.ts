// Reads what documents are made with: layouts, partials, style sheets and their colours.
import type { VFileMessage } from 'vfile-message';
import type { SlideLayouts } from '../../model/deck/slide-layout.ts';
import type { Memo } from '../../model/memo.ts';
import type { Project } from '../../model/project.ts';
import type { Checked, Sources } from '../../model/sources.ts';
import { lintSlidePartials } from './slide-partials.ts';
import { readStyles } from './styles.ts';
import { lintTemplates } from './template.ts';
import { paletteOf } from './tokens.ts';

/** The paths of templates. */
export const templatePatterns = {
  layout: /^templates\/layouts\/[^/]+\.hbs$/,
  partial: /^templates\/partials\/[^/]+\.hbs$/,
} as const;

/** The templates of a project and the colours of its style sheets, with a message for each fault. */
export function readTemplates(
  texts: Sources['texts'],
  slideLayouts: SlideLayouts,
  memo: Memo,
): Checked<Pick<Project, 'layouts' | 'partials' | 'palette'>> {
  const layouts = named(texts, templatePatterns.layout);
  const partials = named(texts, templatePatterns.partial);
  const styles = readStyles(texts, memo);
  const tokens = styles.value.get('tokens');
  const palette = memo.get('palette', [tokens], () => (tokens === undefined ? new Map() : paletteOf(tokens)));
  return {
    value: { layouts, partials, palette },
    messages: [...templateFaults({ layouts, partials, slideLayouts }, memo), ...styles.messages],
  };
}

function templateFaults(
  templates: Pick<Project, 'layouts' | 'partials' | 'slideLayouts'>,
  memo: Memo,
): readonly VFileMessage[] {
  const { layouts, partials, slideLayouts } = templates;
  return memo.get('templates', [...layouts, ...partials].flat(), () => [
    ...lintTemplates(templates),
    ...lintSlidePartials(partials, slideLayouts),
  ]);
}

/** Files by name without extension. */
function named(texts: Sources['texts'], pattern: RegExp): ReadonlyMap<string, string> {
  const files = [...texts].filter(([path]) => pattern.test(path));
  return new Map(files.map(([path, text]) => [path.replace(/^.*\//, '').replace(/\.hbs$/, ''), text]));
}
