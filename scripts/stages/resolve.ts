import type { TopicFunction } from '../facts/index.ts';
import { topics as everyTopic } from '../facts/index.ts';
import { locate } from '../formats/locate.ts';
import { forgetful, type Memo } from '../memo.ts';
import type { Checked, DataTable, Edition, Figure, Mention, Project } from '../model.ts';
import { type PlannedSlide, planSlides } from '../resolving/agenda.ts';
import { backupSlides } from '../resolving/backups.ts';
import { type Binding, checkNumerals, startBinding } from '../resolving/binding.ts';
import { bindChapter } from '../resolving/chapters.ts';
import { numberCitations } from '../resolving/citations.ts';
import { draftDiagram } from '../resolving/diagrams.ts';
import type { DraftFigure, DraftTable } from '../resolving/drafts.ts';
import { gatherFacts } from '../resolving/facts.ts';
import { draftFigure, figureMentions } from '../resolving/figures.ts';
import { writeLedger } from '../resolving/ledger.ts';
import { noticesFor } from '../resolving/notices.ts';
import { numberSections } from '../resolving/numbering.ts';
import { formatReferences } from '../resolving/references.ts';
import { datasetsBehind } from '../resolving/rows.ts';
import { bindSlide, finishSlide, slideMention } from '../resolving/slides.ts';
import { draftTable, tableMentions } from '../resolving/tables.ts';

/** What resolving depends on beside the project. */
export interface ResolveOptions {
  /** ISO date to hold review dates against. */
  readonly today: string;
  /** Functions that compute facts; those of `scripts/facts/` if absent. */
  readonly topics?: Readonly<Record<string, TopicFunction>>;
  /** What was computed before; nothing if absent. */
  readonly memo?: Memo;
}

/**
 * From names to the things they name: facts computed, expressions evaluated, everything numbered, cited and listed.
 * Sources are numbered in the order of the report's prose, then of its figures and tables, the slides and the ledger.
 */
export function resolve(project: Project, options: ResolveOptions): Checked<Edition> {
  const { today, topics = everyTopic, memo = forgetful } = options;
  const { value: book, messages: factProblems } = gatherFacts(project, topics, memo);
  const { value: outline, messages: numberProblems } = numberSections(project, memo);
  const planned = planSlides(project);
  const citations = numberCitations(project.bibliography);
  const place = placer(planned);
  const binding = startBinding({ project, book, outline, citations, memo }, place);
  checkEdition(binding);

  const chapters = outline.sections.map((section) => bindChapter(section, binding));
  finishShapes(binding);
  const bound = planned.map((slide) => bindSlide(slide, binding));
  const { figures, tables } = finishShapes(binding);
  const written = bound.map((slide) => finishSlide(slide, { figures, tables }, binding));
  const backups = backupSlides(written, figures);
  const ledger = writeLedger(binding);
  const slides = [...written, ...backups.slides];
  const notices = noticesFor(binding, slides, today);
  const references = once(() => formatReferences(citations, project.bibliography, memo));
  const value: Edition = {
    meta: project.edition,
    dataDate: dataDate(binding),
    chapters,
    slides,
    figures,
    tables: new Map([...tables, ...backups.tables.map((table) => [table.id, table] as const)]),
    ledger,
    get references() {
      return references();
    },
    datasets: project.datasets,
    series: book.series,
    coverage: { ...binding.counts },
    ...(project.isPublic === true ? { isPublic: true } : {}),
  };
  return { value, messages: [...factProblems, ...numberProblems, ...binding.messages, ...notices] };
}

/** The titles are printed as they are written, so that their numerals must be waived. */
function checkEdition(binding: Binding): void {
  const { edition, sources } = binding.project;
  for (const key of ['title', 'subtitle'] as const) {
    const { path, position } = locate(sources.texts, edition.path, [key]);
    checkNumerals(binding, edition[key], { path, mentions: [] }, position);
  }
}

/** Formatting references takes as long as everything else here; a check of the project never asks for them. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Drafts a chart or table at its first place; what it shows is mentioned there and on every slide that shows it. */
function placer(planned: readonly PlannedSlide[]): (binding: Binding, type: string, id: string) => void {
  const slidesWith = (part: 'charts' | 'tables', id: string): readonly Mention[] =>
    planned.filter((slide) => slide[part].includes(id)).map(slideMention);
  const draftOf = (id: string, binding: Binding): DraftFigure | undefined => {
    const { charts, diagrams } = binding.project;
    const [chart, diagram] = [charts.get(id), diagrams.get(id)];
    const mentions = [...figureMentions(id, binding), ...slidesWith('charts', id)];
    if (chart) return draftFigure(chart, mentions, binding);
    return diagram && draftDiagram(diagram, mentions, binding);
  };
  return (binding, type, id) => {
    const { project, figures, tables, placedTables } = binding;
    const table = type === 'dataTable' && !placedTables.has(id) ? project.tables.get(id) : undefined;
    const figure = type === 'figure' && !figures.has(id) ? draftOf(id, binding) : undefined;
    if (figure) figures.set(id, figure);
    if (!table) return;
    placedTables.add(id);
    const draft = draftTable(table, [...tableMentions(id, binding), ...slidesWith('tables', id)], binding);
    if (draft) tables.set(id, draft);
  };
}

interface Shapes {
  readonly figures: ReadonlyMap<string, Figure>;
  readonly tables: ReadonlyMap<string, DataTable>;
}

/** Numbers the sources of every figure and table met so far. */
function finishShapes(binding: Binding): Shapes {
  const table = ({ refs, ...rest }: DraftTable): DataTable => ({
    ...rest,
    sources: refs.map(binding.citations.cited),
  });
  const figure = ({ refs, data, ...rest }: DraftFigure): Figure => ({
    ...rest,
    sources: refs.map(binding.citations.cited),
    data: data.map(table),
  });
  return {
    figures: new Map([...binding.figures].map(([id, draft]) => [id, figure(draft)])),
    tables: new Map([...binding.tables].map(([id, draft]) => [id, table(draft)])),
  };
}

/** The latest date on which data behind the edition was retrieved; the edition's own where it shows none. */
function dataDate({ project, book, uses, figures, tables }: Binding): string {
  const names = [
    ...[...figures.values()].flatMap((figure) => figure.spec.reads),
    ...[...tables.keys()].flatMap((id) => project.tables.get(id)?.dataset ?? []),
    ...uses.flatMap((use) => (book.find(use.fact)?.cells ?? []).map((cell) => cell.dataset)),
  ];
  const dates = [...new Set(names)]
    .flatMap((name) => datasetsBehind(name, project, book))
    .map((dataset) => dataset.retrieved);
  return dates.sort().at(-1) ?? project.edition.date;
}
