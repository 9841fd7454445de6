import type { VFileMessage } from 'vfile-message';
import { drawFor } from '../../scripts/check.ts';
import { readFonts } from '../../scripts/io/fonts.ts';
import { noCache } from '../../scripts/model/cache.ts';
import type { Artifact, Presenter, Printer, Sources } from '../../scripts/model.ts';
import { outputs } from '../../scripts/outputs/index.ts';
import { silent } from '../../scripts/progress.ts';
import { publish } from '../../scripts/publish.ts';
import { type Overlay, validated } from '../check.ts';
import { inspected } from '../inspected.ts';

const date = '2026-11-20T00:00:00Z';
/** Presentations are Marp's matter and are not looked at here. */
const unpresented: Presenter = async ({ path }) => ({ path, bytes: new Uint8Array(), sha256: '' });

/** What a build makes of the minimal project with an overlay, and everything it says. */
export async function published(
  overlay: Overlay,
  printer: Printer,
): Promise<{ artifacts: readonly Artifact[]; messages: readonly VFileMessage[]; sources: Sources }> {
  const { value: project } = await validated(overlay);
  const { messages, sources, value: edition } = await inspected(overlay);
  const effects = {
    cache: noCache,
    fonts: readFonts,
    printer: async () => printer,
    present: unpresented,
    outputs,
    version: '0.0.0',
    progress: silent,
  };
  const drawn = await drawFor(project, edition, effects);
  const made = await publish(project, edition, drawn.value, date, effects);
  return { artifacts: made.value, messages: [...messages, ...drawn.messages, ...made.messages], sources };
}
