// The script of the HTML edition: starts its features. Runs in the browser, in the head of the page.
/// <reference lib="dom" />
import { startAids } from './aid/aid.ts';
import { startCalculators } from './calculator/calculator.ts';
import { startEvidence } from './evidence/evidence.ts';
import { startEvidenceMode } from './evidence/mode.ts';
import type { Feature } from './feature.ts';
import { startFigures } from './figures/figures.ts';
import { startTooltips } from './figures/tooltips.ts';
import { beginInParts, startLayout } from './layout-in-parts.ts';
import { startBack } from './navigation/back.ts';
import { startContents } from './navigation/contents.ts';
import { startScrollers } from './scrollers.ts';
import { startSearch } from './search/search.ts';
import { startTables } from './tables/tables.ts';
import { startTheme, takeStoredTheme } from './theme.ts';
import { openTools } from './tools.ts';

/** In the order in which they start. None needs another one, and each does without what it does not find in the page. */
const features: readonly Feature[] = [
  startTheme,
  startLayout,
  startContents,
  startEvidence,
  startEvidenceMode,
  startScrollers,
  startSearch,
  startBack,
  startCalculators,
  startAids,
  startTooltips,
  startFigures,
  startTables,
];

function startAll(): void {
  const tools = openTools(document);
  for (const start of features) {
    try {
      start(tools);
    } catch (error) {
      // What a feature adds is missing then; the others and the text stay.
      reportError(error);
    }
  }
}

// Before anything is painted, so that a stored theme does not flicker.
takeStoredTheme(document);
beginInParts(document);
document.addEventListener('DOMContentLoaded', startAll, { once: true });
