// Builds the minimal project with a browser, in tests.
import type { VFileMessage } from 'vfile-message';
import type { Artifact, Printer } from '../../../scripts/model/artifact.ts';
import type { Sources } from '../../../scripts/model/sources.ts';
import { outputs } from '../../../scripts/render/index.ts';
import type { Overlay } from '../../support/check.ts';
import { minimalRun } from '../../support/run.ts';

/** What a build makes of the minimal project with an overlay, and everything it says. */
export async function published(
  overlay: Overlay,
  printer: Printer,
): Promise<{ artifacts: readonly Artifact[]; messages: readonly VFileMessage[]; sources: Sources }> {
  const run = minimalRun(overlay, { outputs }, { printer: async () => printer });
  const { artifacts = [], messages } = await run.built();
  return { artifacts, messages, sources: await run.sources() };
}
