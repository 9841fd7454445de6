// In which order the pages of outputs are rendered.
import type { Output, OutputPart } from '../model/page.ts';
import type { OutputPages } from '../model/stages.ts';

/** An output, and the part of it that is rendered; all of it if absent. */
export interface RenderStep {
  readonly output: Output;
  readonly only?: OutputPart;
}

/** What is rendered one after the other: all that is to be printed first, since printing takes longest. */
export function renderSteps(outputs: readonly Output[], only: 'screen' | undefined): readonly RenderStep[] {
  if (only !== undefined) return outputs.map((output) => ({ output, only }));
  const later = outputs.filter(({ isInTwoParts }) => isInTwoParts === true);
  return [
    ...outputs.map((output): RenderStep => (later.includes(output) ? { output, only: 'print' } : { output })),
    ...later.map((output): RenderStep => ({ output, only: 'screen' })),
  ];
}

/** The pages of each output together. */
export function byOutput(parts: readonly OutputPages[]): readonly OutputPages[] {
  const names = [...new Set(parts.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    pages: parts.flatMap((part) => (part.name === name ? part.pages : [])),
  }));
}
