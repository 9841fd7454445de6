// Lines of the preview for the terminal.
import type { ArtifactsEvent, BuilderEvent, PrintJob, StyledText, UpdateEvent } from '../../dev/events.ts';
import { describeArtifacts } from '../../dev/hub.ts';

/** Formats events as lines for a terminal; empty for events that are not shown. Warnings are shown only when they have changed. */
export function openLineFormatter(
  color: boolean,
): (event: Exclude<BuilderEvent, PrintJob> | ArtifactsEvent) => string {
  const textOf = (text: StyledText | undefined) =>
    text === undefined ? '' : color ? text.styled : text.plain;
  const lastWarnings = new Map<string, string>();
  const failing = new Set<string>();
  return (event) => {
    if (event.kind !== 'update' && event.kind !== 'artifacts') return '';
    if (event.error !== undefined) {
      failing.add(event.kind);
      return textOf(event.error);
    }
    const warnings = textOf(event.warnings);
    const isKnown = lastWarnings.get(event.kind) === warnings;
    lastWarnings.set(event.kind, warnings);
    const isMended = failing.delete(event.kind);
    const line = event.kind === 'update' ? updateLine(event) : artifactsLine(event);
    return [isKnown ? '' : warnings, isMended ? 'mended' : '', line].filter((text) => text !== '').join('\n');
  };
}

function updateLine({ changed, pages, milliseconds }: UpdateEvent): string {
  return `${namesOf(changed)}${pages.join(', ') || 'nothing new to show'}  ${Math.round(milliseconds)} ms`;
}

function artifactsLine(event: ArtifactsEvent): string {
  return `${describeArtifacts(event)}  ${(event.milliseconds / 1000).toFixed(1)} s`;
}

const longList = 3;

/** "data/cost/prices.json → "; of many files the first three and the number of the others. */
function namesOf(changed: readonly string[]): string {
  if (changed.length === 0) return '';
  const some = changed.slice(0, longList).join(', ');
  const more = changed.length > longList ? ` and ${changed.length - longList} more` : '';
  return `${some}${more} → `;
}
