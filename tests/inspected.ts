import { readFonts } from '../scripts/io/fonts.ts';
import type { Cache, Checked, Edition, Project, Sources } from '../scripts/model.ts';
import { deck } from '../scripts/outputs/deck.ts';
import { draw, inspect } from '../scripts/stages/draw.ts';
import { resolve } from '../scripts/stages/resolve.ts';
import { type Selection, select } from '../scripts/stages/select.ts';
import { type Overlay, validated } from './check.ts';
import { minimalTopics } from './topics.ts';

/** The day on which examples are looked at. */
const today = '2026-11-20';

const noCache: Cache = { get: async () => undefined, put: async () => {} };

/** Everything that is said about the minimal project with an overlay before a browser is asked; drawings when all else is well. */
export async function inspected(
  overlay: Overlay = {},
  selection: Selection = {},
): Promise<Checked<Edition> & { sources: Sources }> {
  const { sources, value: project, messages } = await validated(overlay);
  const edition = resolve(project, { today, topics: minimalTopics });
  const looked = await inspect(edition.value, sources.texts);
  const selected = select(project, selection);
  const said = [messages, edition.messages, looked.messages, selected.messages].flat();
  const drawn = said.length > 0 ? [] : await drawingMessages(project, edition.value);
  return { sources, value: edition.value, messages: [...said, ...drawn] };
}

/** What is said of the drawings. */
async function drawingMessages(project: Project, edition: Edition): Promise<Checked<unknown>['messages']> {
  const { texts } = project.sources;
  const tokens = texts.get('templates/styles/tokens.css') ?? '';
  const fonts = await readFonts();
  const wanted = [
    ...[...edition.figures.keys()].map((chart) => ({ chart, surface: 'slide' }) as const),
    ...deck.drawings(edition),
  ];
  const drawn = await draw(edition, wanted, { cache: noCache, fonts, tokens, texts });
  return drawn.messages;
}
