// Counts of what each stage produced, as its progress line shows them.
import type { VFileMessage } from 'vfile-message';
import type { Artifact } from '../model/artifact.ts';
import type { Drawing } from '../model/drawing.ts';
import type { Edition } from '../model/edition.ts';
import type { Page } from '../model/page.ts';
import type { Project } from '../model/project.ts';
import type { Checked, Sources } from '../model/sources.ts';
import { counted } from './progress.ts';

export function files({ texts, assets }: Sources): string {
  return counted(texts.size + assets.size, 'file');
}

export function parts({ value }: Checked<Project>): string {
  return [
    counted(value.sections.length, 'section'),
    counted(value.datasets.size, 'dataset'),
    counted(value.charts.size, 'chart'),
  ].join(', ');
}

export function names({ value }: Checked<Edition>): string {
  return [
    counted(value.ledger.length, 'fact'),
    counted(value.figures.size, 'figure'),
    counted(value.slides.length, 'slide'),
  ].join(', ');
}

export function messages({ messages }: { readonly messages: readonly VFileMessage[] }): string {
  return messages.length === 0 ? 'nothing to say' : counted(messages.length, 'message');
}

export function drawings({ value }: Checked<readonly Drawing[]>): string {
  return counted(value.length, 'drawing');
}

/** "report: 2 documents". */
export function documents(output: string): (pages: readonly Page[]) => string {
  return (pages) => `${output}: ${counted(pages.length, 'document')}`;
}

/** "report: report.pdf 107": every file with its number of pages or slides. */
export function pages(output: string): (artifacts: readonly Artifact[]) => string {
  return (artifacts) => `${output}: ${artifacts.map(({ path, pages = 0 }) => `${path} ${pages}`).join(', ')}`;
}

/** The same for the result of printing. */
export function prints(output: string): (printed: Checked<readonly Artifact[]>) => string {
  const count = pages(output);
  return ({ value }) => count(value);
}
