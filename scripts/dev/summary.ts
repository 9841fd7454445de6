// Collects what the overview of the preview lists of an edition.

import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Drawing } from '../model/drawing.ts';
import type { Edition, LedgerEntry, Mention } from '../model/edition.ts';
import { factAnchor, figureAnchor } from '../resolve/anchors.ts';
import { exampleCell } from '../resolve/facts/cell-facts.ts';
import { allMinutes, talkLength } from '../resolve/talk/talk-length.ts';

/** What the overview lists of an edition. */
export interface Summary {
  readonly title: string;
  readonly edition: string;
  readonly dataDate: string;
  readonly coverage: { readonly bound: number; readonly waived: number; readonly loose: number };
  readonly slides: number;
  readonly minutes: { readonly planned: number; readonly slot: number };
  readonly figures: readonly ShownFigure[];
  readonly facts: readonly ShownFact[];
  readonly datasets: readonly NamedDataset[];
  /** Text of `tokens.css`, which defines the colours of the drawings. */
  readonly tokens: string;
}

export interface ShownFigure {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly places: readonly Place[];
  /** SVG for the screen; absent for a figure that stands on slides only. */
  readonly svg?: string;
}

export interface ShownFact {
  readonly path: string;
  readonly label: string;
  readonly texts: readonly string[];
  readonly href: string;
  readonly places: readonly Place[];
}

/** A dataset and how one of its cells is named in an expression. */
export interface NamedDataset {
  readonly path: string;
  readonly title: string;
  readonly cell: string;
}

/** A place in the report or on a slide, as a link in the preview. */
export interface Place {
  readonly label: string;
  readonly href: string;
}

/** The edition as the overview lists it; `drawings` are those for the screen. */
export function summarizeEdition(edition: Edition, drawings: readonly Drawing[], tokens: string): Summary {
  const slideNumbers = new Map(edition.slides.map(({ id, number }) => [id, number]));
  const length = talkLength(edition.slides, edition.meta.talk.minutes);
  return {
    title: edition.meta.title,
    edition: edition.meta.id,
    dataDate: edition.dataDate,
    coverage: edition.coverage,
    slides: edition.slides.length,
    minutes: { planned: allMinutes(length), slot: length.slot },
    figures: listFigures(edition, drawings),
    facts: edition.ledger.map((entry) => listFact(entry, slideNumbers)),
    datasets: [...edition.datasets.values()].map((dataset) => ({
      path: dataset.path,
      title: dataset.title,
      cell: exampleCell(dataset),
    })),
    tokens,
  };
}

function listFigures(edition: Edition, drawings: readonly Drawing[]): readonly ShownFigure[] {
  return [...edition.figures.values()].map(({ id, number, title, spec }) => {
    const svg = drawings.find(({ chart, surface }) => chart === id && surface === 'web')?.svg;
    const inReport =
      number === undefined ? [] : [{ label: `Figure ${number}`, href: `/report.html#${figureAnchor(id)}` }];
    const onSlides = edition.slides
      .filter(({ charts }) => charts.includes(id))
      .map((slide) => ({ label: `slide ${slide.label}`, href: `/deck.html#${slide.number}` }));
    return {
      id,
      path: spec.path,
      title: textOf(title),
      places: [...inReport, ...onSlides],
      ...(svg === undefined ? {} : { svg }),
    };
  });
}

function listFact(entry: LedgerEntry, slideNumbers: ReadonlyMap<string, number>): ShownFact {
  return {
    path: entry.fact,
    label: entry.label,
    texts: entry.texts.length > 0 ? entry.texts : [String(entry.value)],
    href: `/report.html#${factAnchor(entry.fact)}`,
    places: entry.shown.map((mention) => placeOf(mention, slideNumbers)),
  };
}

function placeOf({ kind, label, anchor }: Mention, slideNumbers: ReadonlyMap<string, number>): Place {
  const isSlide = kind === 'slide' || kind === 'note';
  return { label, href: isSlide ? `/deck.html#${slideNumbers.get(anchor) ?? 1}` : `/report.html#${anchor}` };
}

function textOf(nodes: readonly PhrasingContent[]): string {
  return plainText({ type: 'paragraph', children: [...nodes] });
}
