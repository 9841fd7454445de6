import { createHash } from 'node:crypto';
import type { DrawEffects } from './check.ts';
import { distinct } from './messages/distinct.ts';
import type {
  Artifact,
  Checked,
  Drawing,
  Edition,
  Output,
  Page,
  Presenter,
  Printer,
  Project,
} from './model.ts';
import { printingOnce } from './print/printing-once.ts';
import { counted } from './progress.ts';
import { print } from './stages/print.ts';
import { makeKit } from './stages/render.ts';
import { write } from './stages/write.ts';

/** What making artifacts needs from outside. */
export interface PublishEffects extends DrawEffects {
  readonly printer: () => Promise<Printer>;
  readonly present: Presenter;
  readonly version: string;
}

/** A file that readers get, with the output it belongs to and what its pages are called. */
export interface Made extends Artifact {
  readonly output: string;
  readonly form?: 'pages' | 'slides';
}

/** Renders and prints every output. The browser prints one while the next is rendered. */
export async function publish(
  project: Project,
  edition: Edition,
  drawings: readonly Drawing[],
  date: string,
  effects: PublishEffects,
): Promise<Checked<readonly Made[]>> {
  const printer = handled(printingOnce(effects.printer()));
  const kit = makeKit(project, drawings, await effects.fonts(), effects.version);
  const finished: Promise<Checked<readonly Made[]>>[] = [];
  for (const output of effects.outputs) {
    const pages = await renderFor(output, edition, kit, effects);
    const documents = pages.map((page) => dated(page, date));
    finished.push(handled(finish(output, documents, printer, effects)));
  }
  const made = await Promise.all(finished);
  return {
    value: made.flatMap(({ value }) => value),
    messages: distinct(made.flatMap(({ messages }) => messages)),
  };
}

/** The same promise; its failure is reported where it is awaited, even if that is much later. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function renderFor(
  output: Output,
  edition: Edition,
  kit: Parameters<Output['render']>[1],
  { progress }: PublishEffects,
): Promise<readonly Page[]> {
  return progress(
    'render',
    async () => output.render(edition, kit),
    (pages) => `${output.name}: ${counted(pages.length, 'document')}`,
  );
}

/** The page with the date that its document carries. */
export function dated(page: Page, date: string): Page {
  if (!('document' in page)) return page;
  const document = { ...page.document, date };
  if (page.kind === 'print') return { ...page, document };
  return { ...page, document, deck: { ...page.deck, document: { ...page.deck.document, date } } };
}

/** Turns the pages of one output into artifacts, each in its own way, all at the same time. */
export async function finish(
  output: Pick<Output, 'name'>,
  pages: readonly Page[],
  printer: Promise<Printer>,
  { cache, present, progress }: Pick<PublishEffects, 'cache' | 'present' | 'progress'>,
): Promise<Checked<readonly Made[]>> {
  const presented = pages.filter((page) => page.kind === 'present').map((page) => handled(present(page)));
  const written = handled(writeFor(output, pages, printer, { cache, progress }));
  const printed = await printFor(output, pages, printer, { cache, progress });
  const texts = pages.filter((page) => page.kind === 'text').map(({ path, text }) => artifact(path, text));
  const { value: shows, messages } = await written;
  const artifacts = [...texts, ...(await Promise.all(presented)), ...shows, ...printed.value];
  const forms = new Map(pages.map((page) => [page.path, formOf(page)]));
  const value = artifacts.map((made) => {
    const form = forms.get(made.path);
    return { ...made, output: output.name, ...(form === undefined ? {} : { form }) };
  });
  return { value, messages: [...messages, ...printed.messages] };
}

/** PowerPoint files take their places from the deck as it is printed, which is laid out once for both. */
async function writeFor(
  { name }: Pick<Output, 'name'>,
  pages: readonly Page[],
  printer: Promise<Printer>,
  { cache, progress }: Pick<PublishEffects, 'cache' | 'progress'>,
): Promise<Checked<readonly Artifact[]>> {
  const shows = pages.filter((page) => page.kind === 'office');
  if (shows.length === 0) return { value: [], messages: [] };
  const decks = await print(
    shows.map(({ deck }) => deck),
    await printer,
    cache,
  );
  const value = await progress(
    'write',
    async () => shows.map((show, index) => write(show, decks.value[index]?.boxes)),
    (made) => `${name}: ${pathsAndPages(made)}`,
  );
  return { value, messages: decks.messages };
}

async function printFor(
  { name }: Pick<Output, 'name'>,
  pages: readonly Page[],
  printer: Promise<Printer>,
  { cache, progress }: Pick<PublishEffects, 'cache' | 'progress'>,
): Promise<Checked<readonly Artifact[]>> {
  const prints = pages.filter((page) => page.kind === 'print');
  if (prints.length === 0) return { value: [], messages: [] };
  const printed = await progress(
    'print',
    async () => print(prints, await printer, cache),
    ({ value }) => `${name}: ${pathsAndPages(value)}`,
  );
  // Where everything stands is no part of the file.
  return { ...printed, value: printed.value.map(({ boxes: _, ...artifact }) => artifact) };
}

function pathsAndPages(artifacts: readonly Artifact[]): string {
  return artifacts.map(({ path, pages = 0 }) => `${path} ${pages}`).join(', ');
}

function formOf(page: Page): 'pages' | 'slides' | undefined {
  if (page.kind === 'text') return undefined;
  return page.kind === 'print' ? page.form : 'slides';
}

function artifact(path: string, text: string): Artifact {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
