// The stage that replaces every name of a project by the thing that it names.
import type { VFileMessage } from 'vfile-message';
import type { CalculatorModules } from '../facts/calculator/modules.ts';
import type { Topics } from '../facts/topics.ts';
import type { SourceRef } from '../model/data.ts';
import type { Chapter, Coverage, Edition, Figure, LedgerEntry, Slide } from '../model/edition.ts';
import { type Memo, noMemo } from '../model/memo.ts';
import type { Project } from '../model/project.ts';
import type { Checked } from '../model/sources.ts';
import { aidNumerals, aidsOf } from './aids/aids.ts';
import { calculatorsOf } from './calculators/calculators.ts';
import { bindChapter } from './chapters.ts';
import { withNumbersIn, withNumbersInChapter } from './citations/citation-nodes.ts';
import {
  type Citations,
  cite,
  citedSources,
  numberCitations,
  shortNames,
  type Uncited,
  type UncitedFigure,
  type UncitedTable,
} from './citations/citations.ts';
import { listReferences } from './citations/references.ts';
import { coverOf } from './cover.ts';
import { dataDate } from './data-date.ts';
import { type Names, type Observation, only } from './facts/binding.ts';
import { completeFacts, gatherFacts } from './facts/facts.ts';
import { writeLedger } from './facts/ledger.ts';
import { literalPatterns } from './facts/numerals.ts';
import { shownIn } from './facts/shown.ts';
import { bindShapes, type Shapes } from './figures/shapes.ts';
import { colourMeanings } from './messages/colour-meanings.ts';
import { leftOutFaults } from './messages/left-out.ts';
import { warningsFor } from './messages/warnings.ts';
import { numberSections } from './numbering.ts';
import { asciiSlug } from './slug.ts';
import { backupSlides } from './talk/backups.ts';
import { orderFaults } from './talk/order-faults.ts';
import { bindSlide, finishSlide } from './talk/slides.ts';
import { type PlannedSlide, planSlides } from './talk/talk-plan.ts';
import { titleNumerals } from './title-numerals.ts';

/** What resolving depends on beside the project. */
export interface ResolveOptions {
  /** ISO date for notices about data that has grown old since the edition; without it there are none. */
  readonly today?: string | undefined;
  /** Functions that compute facts. */
  readonly topics: Topics;
  /** The modules of calculators, by id; none if absent. */
  readonly calculators?: CalculatorModules;
  /** What earlier runs computed; nothing if absent. */
  readonly memo?: Memo;
  /** The whole project of a part: what is referred to and left out is named after it. */
  readonly whole?: Project;
}

/**
 * The edition of a project, with every message about its names. In four steps: facts are computed, and headings, figures,
 * tables and slides are numbered; words are bound; sources are numbered in the order of their citations; the numbers are put
 * into everything that cites sources.
 */
export function resolve(project: Project, options: ResolveOptions): Checked<Edition> {
  const { today, topics, calculators: modules = new Map(), memo = noMemo } = options;
  const { value: outline, messages: outlineMessages } = numberSections(project, memo);
  const whole = options.whole && numberSections(options.whole, memo).value;
  const patterns = literalPatterns(project.edition.literals);
  const {
    names,
    bound,
    messages: factMessages,
  } = bindFacts({ project, outline, whole, memo, patterns }, topics);
  const { book } = names;
  const cover = coverOf(project, book, memo);
  const calculators = calculatorsOf(bound.observations, names, modules);
  const aids = aidsOf(bound.observations, names);
  const numbers = numberCitations(citedIn(bound));
  const { language } = project.units.units;
  const citations = { numbers, shorts: shortNames(project.bibliography, language) };
  const cited = citeAll(bound, citations);
  const backups = backupSlides(cited.slides, cited.figures, project);
  const slides = [...cited.slides, ...backups.slides];
  const value: Edition = {
    meta: project.edition,
    dataDate: dataDate(allShapes(bound), bound.observations, names),
    ...cited,
    calculators: calculators.value,
    aids: aids.value,
    slideLayouts: project.slideLayouts,
    slides,
    tables: new Map([...cited.tables, ...backups.tables.map((table) => [table.id, table] as const)]),
    references: listReferences(citations, project.bibliography, language),
    datasets: project.datasets,
    series: book.series,
    units: project.units.units,
    brand: project.edition.brand?.id ?? asciiSlug(project.edition.title),
    ...(cover.value === undefined ? {} : { cover: cover.value }),
    coverage: coverageOf(bound.observations),
    ...(project.isPublic === true ? { isPublic: true } : {}),
  };
  const warnings = warningsFor({ names, observations: bound.observations }, slides, today);
  const all = [
    factMessages,
    cover.messages,
    calculators.messages,
    aids.messages,
    outlineMessages,
    only('message', bound.observations).map(({ message }) => message),
    orderFaults(project),
    leftOutFaults(project),
    colourMeanings(project),
    warnings,
  ];
  return { value, messages: all.flat() };
}

/**
 * Computes facts and binds words with them. Where a topic asks what the edition shows, everything is bound without the facts of
 * that topic first, then once more with them.
 */
function bindFacts(
  known: Omit<Names, 'book'>,
  topics: Topics,
): { names: Names; bound: BoundWords; messages: readonly VFileMessage[] } {
  const { project, memo } = known;
  const planned = planSlides(project);
  const { value: book, messages } = gatherFacts(project, topics, memo);
  const names = { ...known, book };
  const bound = bindWords(planned, names);
  if (book.late.size === 0) return { names, bound, messages };
  const shown = shownIn(bound.ledger, citedIn(bound), project.bibliography, book);
  const { value: whole, messages: more } = completeFacts(book, project, topics, { memo, shown });
  const finished = { ...known, book: whole };
  return { names: finished, bound: bindWords(planned, finished), messages: [...messages, ...more] };
}

// ---------------------------------------------------------------- words

/** The report or the talk: what was observed in it, and the figures and tables that are placed there first. */
interface Part extends Shapes {
  readonly observations: readonly Observation[];
}

/** All words bound; sources have no numbers yet. */
interface BoundWords {
  readonly chapters: readonly Chapter[];
  readonly slides: readonly Uncited<Slide>[];
  readonly ledger: readonly Uncited<LedgerEntry>[];
  readonly report: Part;
  readonly talk: Part;
  /** Of all parts, in reading order. */
  readonly observations: readonly Observation[];
}

const noShapes: Shapes = { figures: new Map(), tables: new Map() };

function bindWords(planned: readonly PlannedSlide[], names: Names): BoundWords {
  const bindPart = (words: readonly { observations: readonly Observation[] }[], before: Shapes): Part => {
    const all = words.flatMap(({ observations }) => observations);
    const { value: shapes, observations } = bindShapes(all, before, planned, names);
    return { ...shapes, observations };
  };
  const chapters = names.outline.sections.map((section) => bindChapter(section, names));
  const report = bindPart(chapters, noShapes);
  const slides = planned.map((slide) => bindSlide(slide, names));
  const talk = bindPart(slides, report);
  const shapes = allShapes({ report, talk });
  const observations = [
    ...titleNumerals(names),
    ...aidNumerals(names),
    ...report.observations,
    ...talk.observations,
  ];
  return {
    chapters: chapters.map(({ value }) => value),
    slides: slides.map(({ value }) => finishSlide(value, shapes, names)),
    ledger: writeLedger(observations, names),
    report,
    talk,
    observations,
  };
}

function allShapes({ report, talk }: Pick<BoundWords, 'report' | 'talk'>): Shapes {
  return {
    figures: new Map([...report.figures, ...talk.figures]),
    tables: new Map([...report.tables, ...talk.tables]),
  };
}

function coverageOf(observations: readonly Observation[]): Coverage {
  const all = only('numerals', observations).map(({ numerals }) => numerals);
  const sum = (key: keyof Coverage) => all.reduce((total, numerals) => total + numerals[key], 0);
  return { bound: sum('bound'), waived: sum('waived'), loose: sum('loose') };
}

// ---------------------------------------------------------------- sources

/**
 * Ids of sources in the order in which they are numbered: those that the prose of the report cites, then those of its
 * figures and tables, the same for the slides, then those of what the slides show and of the facts in the ledger.
 */
function citedIn({ report, talk, slides, ledger }: BoundWords): readonly string[] {
  return [
    ...partCites(report),
    ...partCites(talk),
    ...[...slides, ...ledger].flatMap(({ refs }) => idsOf(refs)),
  ];
}

function partCites({ observations, figures, tables }: Part): readonly string[] {
  return [
    ...only('citation', observations).map(({ id }) => id),
    ...[...figures.values()]
      .flatMap(({ refs, data }) => [refs, ...data.map((table) => table.refs)])
      .flatMap(idsOf),
    ...[...tables.values()].flatMap((table) => idsOf(table?.refs ?? [])),
  ];
}

function idsOf(refs: readonly SourceRef[]): readonly string[] {
  return refs.map(({ id }) => id);
}

type Cited = Pick<Edition, 'chapters' | 'slides' | 'figures' | 'tables' | 'ledger'>;

/** Puts the numbers of sources into everything that cites them. */
function citeAll(bound: BoundWords, citations: Citations): Cited {
  const { numbers } = citations;
  const words = ['title', 'subtitle', 'note', 'slideNote'] as const;
  const citeTable = (table: UncitedTable) =>
    withNumbersIn(cite(table, citations), ['title', 'note'], numbers);
  const citeFigure = ({ refs, data, slideRefs: _, ...rest }: UncitedFigure): Figure => {
    const sources = citedSources(refs, citations);
    return withNumbersIn({ ...rest, sources, data: data.map(citeTable) }, words, numbers);
  };
  const { figures, tables } = allShapes(bound);
  return {
    chapters: bound.chapters.map((chapter) => withNumbersInChapter(chapter, numbers)),
    slides: bound.slides.map((slide) => ({
      ...withNumbersIn(cite(slide, citations), ['heading', 'notes', 'handout'], numbers),
      slots: withNumbersIn(slide.slots, Object.keys(slide.slots), numbers),
    })),
    figures: new Map([...figures].map(([id, figure]) => [id, citeFigure(figure)])),
    tables: new Map(
      [...tables].flatMap(([id, table]) => (table === undefined ? [] : [[id, citeTable(table)] as const])),
    ),
    ledger: bound.ledger.map((entry) => cite(entry, citations)),
  };
}
