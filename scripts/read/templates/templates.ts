// Reads what documents are made with: layouts, partials and style sheets.
import type { VFileMessage } from 'vfile-message';
import type { SlideLayouts } from '../../model/deck/slide-layout.ts';
import type { Memo } from '../../model/memo.ts';
import type { Project } from '../../model/project.ts';
import type { Checked, Sources } from '../../model/sources.ts';
import { lintSlidePartials } from './slide-partials.ts';
import { readStyles } from './styles.ts';
import { lintTemplates } from './template.ts';

/** The paths of templates. */
export const templatePatterns = {
  layout: /^templates\/layouts\/[^/]+\.hbs$/,
  partial: /^templates\/partials\/[^/]+\.hbs$/,
} as const;

/** The templates of a project, with a message for each fault of them and of its style sheets. */
export function readTemplates(
  texts: Sources['texts'],
  slideLayouts: SlideLayouts,
  memo: Memo,
): Checked<Pick<Project, 'layouts' | 'partials'>> {
  const layouts = named(texts, templatePatterns.layout);
  const partials = named(texts, templatePatterns.partial);
  const styles = readStyles(texts, memo);
  return {
    value: { layouts, partials },
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
