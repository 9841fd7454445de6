import { readFonts } from '../scripts/io/fonts.ts';
import type { Cache, Checked, Edition, Sources } from '../scripts/model.ts';
import { draw, inspect } from '../scripts/stages/draw.ts';
import { resolve } from '../scripts/stages/resolve.ts';
import { type Overlay, validated } from './check.ts';
import { minimalTopics } from './topics.ts';

/** The day on which examples are looked at. */
const today = '2026-11-20';

const noCache: Cache = { get: async () => undefined, put: async () => {} };

/** Everything that is said about the minimal project with an overlay before a browser is asked; drawings when all else is well. */
export async function inspected(overlay: Overlay = {}): Promise<Checked<Edition> & { sources: Sources }> {
  const { sources, value: project, messages } = await validated(overlay);
  const edition = resolve(project, { today, topics: minimalTopics });
  const looked = await inspect(edition.value, sources.texts);
  const said = [...messages, ...edition.messages, ...looked.messages];
  const drawn = said.length > 0 ? [] : await drawingMessages(edition.value, sources.texts);
  return { sources, value: edition.value, messages: [...said, ...drawn] };
}

async function drawingMessages(
  edition: Edition,
  texts: Sources['texts'],
): Promise<Checked<unknown>['messages']> {
  const wanted = [...edition.figures.keys()].map((chart) => ({ chart, surface: 'slide' }) as const);
  const tokens = texts.get('templates/styles/tokens.css') ?? '';
  const drawn = await draw(edition, wanted, { cache: noCache, fonts: await readFonts(), tokens, texts });
  return drawn.messages;
}
