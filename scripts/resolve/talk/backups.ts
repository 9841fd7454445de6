// Makes the backup slides, which show the data behind the charts of the talk.

import type { PhrasingContent, RootContent } from 'mdast';
import { wordIn } from '../../facts/language/language.ts';
import type { SlideLayout } from '../../model/deck/slide-layout.ts';
import type { DataTable, Figure, Slide } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Project } from '../../model/project.ts';
import { sortIntoSlots } from '../../read/markdown/slide-slots.ts';
import { excerptRemark, partsThatFit } from '../figures/table-fit.ts';
import { backupLabel } from './talk-plan.ts';
import { layoutFor, paragraph } from './written-slide.ts';

/** The backup slides, and the tables that they show. */
export interface Backups {
  readonly slides: readonly Slide[];
  readonly tables: readonly DataTable[];
}

/** Rows of the longest table that is divided over slides; longer ones cannot be read from a screen. */
const mostRows = 42;
/** Pixels of the remark under a table that is not shown in full. */
const sentenceHeight = 40;

/**
 * One or more backup slides for every chart with data that a slide shows which is neither private nor a backup slide; none
 * where the edition lists its backup slides.
 */
export function backupSlides(
  slides: readonly Slide[],
  figures: ReadonlyMap<string, Figure>,
  { edition, slideLayouts, units }: Project,
): Backups {
  if (edition.talk.backup !== undefined) return { slides: [], tables: [] };
  const layout = layoutFor('backup', slideLayouts);
  const shown = slides.filter((slide) => slide.layout.role !== 'backup' && !slide.private);
  const first = new Map(
    shown.toReversed().flatMap((slide) => slide.charts.map((id) => [id, slide] as const)),
  );
  const order = [...new Set(shown.flatMap((slide) => slide.charts))];
  const all = order.flatMap((id) => {
    const figure = figures.get(id);
    const slide = first.get(id);
    if (layout === undefined || figure === undefined || slide === undefined) return [];
    return backupOf(figure, slide, layout, units.units.language);
  });
  const written = slides.filter((slide) => slide.layout.role === 'backup').length;
  return {
    slides: all.map(({ slide }, index) => ({
      ...slide,
      number: slides.length + index + 1,
      label: backupLabel(written + index),
    })),
    tables: all.map(({ table }) => table),
  };
}

interface Backup {
  readonly slide: Omit<Slide, 'number' | 'label'>;
  readonly table: DataTable;
}

/** The slides of a figure's tables that are short enough. Where all are too long, the beginning of the first on one slide. */
function backupOf(
  figure: Figure,
  shownOn: Slide,
  layout: SlideLayout,
  language: Language,
): readonly Backup[] {
  const readable = figure.data.filter(({ rows }) => rows.length <= mostRows);
  const [long] = figure.data;
  const pages = readable.length > 0 ? readable.flatMap((table) => partsThatFit(table)) : beginningOf(long);
  return pages.map((table, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`;
    const id = `data-${figure.id}${suffix}`;
    const part =
      pages.length === 1 ? '' : ` ${wordIn(language, 'part-of', { part: index + 1, parts: pages.length })}`;
    const more = readable.length > 0 ? [] : remarkOn(table, long, language);
    const slide: Omit<Slide, 'number' | 'label'> = {
      place: shownOn.place,
      id: `slide-${id}`,
      layout,
      section: shownOn.section,
      heading: [...headed(figure.title, language), ...(part ? [textOf(part)] : [])],
      slots: sortIntoSlots(layout, [{ type: 'dataTable', id }, ...more]).slots,
      notes: [],
      minutes: layout.minutes,
      priority: 'could',
      private: false,
      links: [],
      charts: [],
      tables: [id],
      sources: figure.sources,
    };
    return { slide, table: { ...table, id } };
  });
}

function beginningOf(table: DataTable | undefined): readonly DataTable[] {
  return table === undefined ? [] : partsThatFit(table, sentenceHeight).slice(0, 1);
}

/** "Data: The kettle boils first". */
function headed(title: readonly PhrasingContent[], language: Language): readonly PhrasingContent[] {
  const [before = '', after = ''] = wordIn(language, 'backup-data').split('{title}');
  return [before, after].flatMap((words, index): readonly PhrasingContent[] => [
    ...(words === '' ? [] : [textOf(words)]),
    ...(index === 0 ? title : []),
  ]);
}

function remarkOn(
  shown: DataTable,
  whole: DataTable | undefined,
  language: Language,
): readonly RootContent[] {
  if (whole === undefined || shown.rows.length === whole.rows.length) return [];
  return [paragraph(excerptRemark(shown.rows.length, whole.rows.length, language))];
}

function textOf(value: string) {
  return { type: 'text', value } as const;
}
