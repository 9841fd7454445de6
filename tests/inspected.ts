import { readFonts } from '../scripts/io/fonts.ts';
import { noCache } from '../scripts/model/cache.ts';
import type { Checked, Edition, Project, Sources } from '../scripts/model.ts';
import { pptx } from '../scripts/outputs/pptx.ts';
import { draw, inspect } from '../scripts/stages/draw.ts';
import { makeKit } from '../scripts/stages/render.ts';
import { resolve } from '../scripts/stages/resolve.ts';
import { type Selection, select } from '../scripts/stages/select.ts';
import { write } from '../scripts/stages/write.ts';
import { type Overlay, validated } from './check.ts';
import { minimalTopics } from './topics.ts';

/** The day on which examples are looked at. */
const today = '2026-11-20';

/** Everything that is said about the minimal project with an overlay before a browser is asked; drawings when all else is well. */
export async function inspected(
  overlay: Overlay = {},
  selection: Selection = {},
): Promise<Checked<Edition> & { sources: Sources }> {
  const { sources, value: project, messages } = await validated(overlay);
  const edition = resolve(project, { today, topics: minimalTopics });
  const looked = await inspect(edition.value, { palette: project.palette, texts: sources.texts });
  const selected = select(project, selection);
  const said = [messages, edition.messages, looked.messages, selected.messages].flat();
  const drawn = said.length > 0 ? [] : await drawingMessages(project, edition.value);
  return { sources, value: edition.value, messages: [...said, ...drawn] };
}

/** What is said of the drawings and of what the PowerPoint file cannot hold. */
async function drawingMessages(project: Project, edition: Edition): Promise<Checked<unknown>['messages']> {
  const { palette, sources } = project;
  const { texts } = sources;
  const fonts = await readFonts();
  const wanted = [
    ...[...edition.figures.keys()].map((chart) => ({ chart, surface: 'slide' }) as const),
    ...pptx.drawings(edition),
  ];
  const drawn = await draw(edition, wanted, { cache: noCache, fonts, palette, texts });
  if (drawn.messages.length > 0) return drawn.messages;
  const pages = await pptx.render(edition, makeKit(project, drawn.value, fonts, '0.1.0'));
  return write(pages.filter((page) => page.kind === 'office')).messages;
}
