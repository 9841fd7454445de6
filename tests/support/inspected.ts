// The messages about the minimal project up to the rendering of pages.
import type { Edition } from '../../scripts/model/edition.ts';
import type { Output } from '../../scripts/model/page.ts';
import type { Checked, Sources } from '../../scripts/model/sources.ts';
import { deck } from '../../scripts/render/deck/deck.ts';
import type { Selection } from '../../scripts/resolve/select.ts';
import type { Overlay } from './check.ts';
import { minimalRun } from './run.ts';

/** Draws every figure for a slide and shows none. */
const slides: Output = {
  name: 'slides',
  paths: [],
  drawings: ({ figures }) => [...figures.keys()].map((chart) => ({ chart, surface: 'slide' })),
  render: () => [],
};

/** Every message about the minimal project with an overlay that needs no browser. */
export async function inspected(
  overlay: Overlay = {},
  selection?: Selection,
): Promise<Checked<Edition> & { sources: Sources }> {
  const run = minimalRun(overlay, {
    outputs: [slides, { ...deck, render: () => [] }],
    selection,
    strict: true,
  });
  const { edition, messages } = await run.built();
  return { sources: await run.sources(), value: edition, messages };
}
