import type { Checked, Edition, Sources } from '../scripts/model.ts';
import { inspect } from '../scripts/stages/draw.ts';
import { resolve } from '../scripts/stages/resolve.ts';
import { type Overlay, validated } from './check.ts';
import { minimalTopics } from './topics.ts';

/** The day on which examples are looked at. */
const today = '2026-11-20';

/** Everything that `npm run check` says about the minimal project with an overlay. */
export async function inspected(overlay: Overlay = {}): Promise<Checked<Edition> & { sources: Sources }> {
  const { sources, value: project, messages } = await validated(overlay);
  const edition = resolve(project, { today, topics: minimalTopics });
  const looked = await inspect(edition.value, sources.texts);
  return { sources, value: edition.value, messages: [...messages, ...edition.messages, ...looked.messages] };
}
