/** Files that readers get, by the output that they belong to. */
import { createHash } from 'node:crypto';
import type { Artifact, Page, TextPage } from '../model.ts';

/** A file that readers get, with the output it belongs to and what its pages are called. */
export interface OutputArtifact extends Artifact {
  readonly output: string;
  readonly form?: 'pages' | 'slides';
}

/** The page with the date that its document carries: ISO, UTC. */
export function withDate(page: Page, date: string): Page {
  return 'document' in page ? { ...page, document: { ...page.document, date } } : page;
}

/** A page that is ready as it is, as a file. */
export function textArtifact({ path, text }: TextPage): Artifact {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What was made of the pages of an output, as files of it. */
export function outputArtifacts(
  output: string,
  pages: readonly Page[],
  artifacts: readonly Artifact[],
): readonly OutputArtifact[] {
  const forms = new Map(pages.map((page) => [page.path, formOf(page)]));
  return artifacts.map((artifact) => {
    const form = forms.get(artifact.path);
    return { ...artifact, output, ...(form === undefined ? {} : { form }) };
  });
}

function formOf(page: Page): 'pages' | 'slides' | undefined {
  if (page.kind === 'text') return undefined;
  return page.kind === 'print' ? page.form : 'slides';
}
