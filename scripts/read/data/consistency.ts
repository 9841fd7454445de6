// Checks names across files: no name twice, no source that the bibliography lacks.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Dataset, Field, Row, SourceRef } from '../../model/data.ts';
import type { Project, Section } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart } from '../text/lines.ts';
import { type Locator, locator } from '../text/locate.ts';

type Texts = ReadonlyMap<string, string>;

/** A name, the kind of thing that it names, and its place. */
interface Named {
  readonly name: string;
  readonly kind: string;
  place(): Place;
}

/** Errors for names of datasets, sections, slides and figures that occur twice. */
export function duplicateNames(
  texts: Texts,
  sections: readonly Section[],
  datasets: readonly Dataset[],
  figures: readonly { readonly id: string; readonly path: string }[],
): readonly VFileMessage[] {
  // A dataset whose name differs from that of its file has its own message.
  const rightlyNamed = datasets.filter(({ name, path }) => path.endsWith(`/${name}.json`));
  const inDatasets = rightlyNamed.map((dataset) => ({
    name: dataset.name,
    kind: 'dataset',
    place: () => locator(dataset.path, texts.get(dataset.path) ?? '')(['name']),
  }));
  const inSections = sections.map(({ id, path }) => ({
    name: id,
    kind: 'section',
    place: () => ({ path, position: fileStart }),
  }));
  const inSlides = sections.flatMap(({ slides }) =>
    slides.flatMap(({ id, place }) =>
      id === undefined ? [] : [{ name: id, kind: 'slide', place: () => place }],
    ),
  );
  const inFigures = figures.map(({ id, path }) => ({
    name: id,
    kind: 'figure',
    place: () => ({ path, position: fileStart }),
  }));
  return [inDatasets, inSections, inSlides, inFigures].flatMap(repeated);
}

function repeated(all: readonly Named[]): readonly VFileMessage[] {
  const first = new Map<string, Named>();
  return all.flatMap((named) => {
    const earlier = first.get(named.name);
    if (earlier === undefined) {
      first.set(named.name, named);
      return [];
    }
    const { path, position } = earlier.place();
    const reason = `Unexpected second ${named.kind} \`${named.name}\`, expected each name once`;
    const help = `the first stands in ${path}:${position.start.line}`;
    return [message('duplicate-id', named.place(), reason, { actual: named.name, help })];
  });
}

/** A file that cites sources: in its list, and for datasets in their fields and rows. */
interface Sourced {
  readonly path: string;
  readonly sources: readonly SourceRef[];
  readonly fields?: readonly Pick<Field, 'source'>[];
  readonly rows?: readonly Row[];
}

/** Errors for sources of datasets, fields, rows and diagrams that are not in the bibliography. */
export function unknownSources(
  texts: Texts,
  sourced: readonly Sourced[],
  bibliography: Project['bibliography'],
): readonly VFileMessage[] {
  const known = [...bibliography.keys()];
  return sourced.flatMap(({ path, sources, fields = [], rows = [] }) => {
    const locate: Locator = locator(path, texts.get(path) ?? '');
    const named = [
      ...sources.map(({ id }, index) => ({ id, at: ['sources', index, 'id'] as const })),
      ...fields.map(({ source }, index) => ({
        id: source?.id,
        at: ['schema', 'fields', index, 'source', 'id'] as const,
      })),
      ...rows.map((row, index) => ({ id: row.source, at: ['data', index, 'source'] as const })),
    ];
    return named.flatMap(({ id, at }) => {
      if (typeof id !== 'string' || id === '' || bibliography.has(id)) return [];
      const reason = `Unexpected source \`${id}\`, expected one of the ${known.length} in data/sources.json`;
      return [message('unknown-source', locate(at), reason, suggest(id, known))];
    });
  });
}
