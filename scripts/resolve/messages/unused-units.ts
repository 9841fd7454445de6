// Finds units of `data/units.json` in which nothing is measured.
import type { VFileMessage } from 'vfile-message';
import { isUnit, partNames } from '../../facts/units.ts';
import { message } from '../../messages/message.ts';
import type { Fact, Series } from '../../model/facts.ts';
import type { Project } from '../../model/project.ts';
import { locate } from '../../read/text/locate.ts';

/** The computed things that have units, beside the datasets. */
interface Computed {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly series: ReadonlyMap<string, Series>;
}

/** Warnings about units and compound units that no field, row, fact or series has, and that no file of facts or helper option names. */
export function unusedUnits(project: Project, computed: Computed): readonly VFileMessage[] {
  const { path, own, units } = project.units;
  if (own.length === 0) return [];
  const used = new Set([...namesOf(project, computed)].filter((name) => isUnit(name, units)));
  const parts = new Set([...used].flatMap((name) => partNames(name, units)));
  return own
    .filter(({ name, pointer }) => !(pointer[0] === 'units' ? parts : used).has(name))
    .map(({ name, pointer }) => {
      const place = locate(project.sources.texts, path, pointer, pointer[0] === 'units' ? 'key' : 'value');
      const reason = `Unexpected unit \`${name}\`, expected a field, row or fact that is measured in it`;
      return message('unused-unit', place, reason, { actual: name, help: 'delete it from the file' });
    });
}

function namesOf({ datasets, sources }: Project, { facts, series }: Computed): ReadonlySet<string> {
  const tables = [...datasets.values(), ...series.values()];
  const measured = [
    ...tables.flatMap(({ fields }) => fields.map((field) => field.unit)),
    ...tables.flatMap(({ rows }) => rows.map((row) => row.unit)),
    ...[...facts.values()].map((fact) => ('unit' in fact ? fact.unit : undefined)),
  ];
  const written = [...sources.texts].flatMap(([path, text]) => wordsIn(path, text));
  return new Set([...measured.filter((name) => typeof name === 'string'), ...written]);
}

/** The string literals of a file of facts, or the values of the option `unit` in any other file. */
function wordsIn(path: string, text: string): readonly string[] {
  const pattern = path.startsWith('data/facts/')
    ? /(['"])(?<word>[^'"\n]+)\1/g
    : /\bunit=(["']?)(?<word>[^\s"'}|]+)\1/g;
  return [...text.matchAll(pattern)].map(({ groups }) => groups?.word ?? '');
}
