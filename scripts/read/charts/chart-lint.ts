// Checks charts for what Vega-Lite allows and this project does not.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import { entriesOf, type JsonEntry } from '../text/json-entries.ts';
import { firstIfLong } from '../text/lines.ts';
import type { Locator } from '../text/locate.ts';
import { unreproducible } from './chart-reproducible.ts';

/**
 * Messages about external and inline data, absolute font sizes, colours that are not tokens, selections, and what differs from
 * build to build, each at its place.
 */
export function lintChart(spec: object, locate: Locator): readonly VFileMessage[] {
  return entriesOfSpec(spec).flatMap((entry) =>
    lints.flatMap((lint) => {
      const found = lint(entry, locate);
      return found === undefined ? [] : [found];
    }),
  );
}

/** Names of the datasets and series that a spec reads, sorted. */
export function readsOf(spec: object): readonly string[] {
  const names = entriesOfSpec(spec)
    .filter(({ key, value }) => key === 'data' && isObject(value) && typeof value.name === 'string')
    .map(({ value }) => String((value as Record<string, unknown>).name));
  return [...new Set(names)].sort();
}

/** All entries of a spec. `usermeta` is not part of Vega-Lite; of its entries only the variants count, which are patches of the spec. */
const entriesOfSpec = (spec: object): readonly JsonEntry[] =>
  entriesOf(spec).filter(({ pointer }) => pointer[0] !== 'usermeta' || pointer[1] === 'variants');

type Lint = (entry: JsonEntry, locate: Locator) => VFileMessage | undefined;

const externalData: Lint = ({ key, value, pointer }, locate) => {
  const isMark = key === 'mark' || (key === 'type' && pointer.at(-2) === 'mark');
  const isAddress = key === 'url' || key === 'href' || (isMark && value === 'image');
  const isLoading = isAddress && !isObject(value) && !Array.isArray(value);
  const isChannel = key === 'href' || (key === 'url' && pointer.at(-2) === 'encoding');
  if (!isLoading && !isChannel) return undefined;
  const reason = `Unexpected \`${key === 'url' || key === 'href' ? key : 'image'}\`, expected data of this project by name`;
  return message('external-data', locate(pointer, 'key'), reason, {
    help: 'a chart reads nothing but the datasets it names: `"data": {"name": "…"}`',
  });
};

const inlineData: Lint = ({ key, pointer }, locate) => {
  const isInline =
    (key === 'values' && pointer.at(-2) === 'data') || (key === 'datasets' && pointer.length === 1);
  if (!isInline) return undefined;
  return message('inline-data', locate(pointer, 'key'), `Unexpected \`${key}\`, expected data by name`, {
    help: 'rows stand in `data/` or come from a series in `data/facts/`, where they have a source',
  });
};

const absoluteFontSize: Lint = ({ key, value, pointer }, locate) => {
  if (typeof key !== 'string' || typeof value !== 'number' || !/fontsize$/i.test(key)) return undefined;
  const reason = `Unexpected ${key} of \`${value}\`, expected a size in \`em\``;
  return message('absolute-font-size', locate(pointer), reason, {
    help: 'delete it, use a named style (`label`, `value`, `note`, `small`), or write `{"expr": "1.2*em"}`',
  });
};

const colourKeys = /(?:^|[a-z])(?:color|fill|stroke|background)$/i;
const hex = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/i;
const nonColours = new Set(['transparent', 'none']);

const rawColour: Lint = ({ key, value, pointer }, locate) => {
  if (typeof value !== 'string' || pointer.includes('resolve')) return undefined;
  const parent = pointer.at(-2);
  const owner =
    key === 'value' || typeof key === 'number' ? (parent === 'condition' ? pointer.at(-3) : parent) : key;
  const isNamed = colourKeys.test(String(owner)) && /^[a-z]+$/i.test(value) && !nonColours.has(value);
  if (!isNamed && !hex.test(value)) return undefined;
  return message('raw-colour', locate(pointer), `Unexpected colour \`${value}\`, expected a token`, {
    help: 'write `var(--blue)` or another token of `templates/styles/tokens.css`, so that dark mode and print follow',
  });
};

/** A parameter that waits for a pointer, or an input beside the chart. Nothing reads it, but the chart is drawn as it starts. */
const interaction: Lint = ({ value, pointer }, locate) => {
  const isInteractive =
    pointer.at(-2) === 'params' && isObject(value) && ('select' in value || 'bind' in value);
  if (!isInteractive) return undefined;
  const reason = `Unexpected selection \`${value.name}\`, expected a chart that stands still`;
  return message('interactive-chart', firstIfLong(locate(pointer)), reason, {
    help: 'charts are pictures, drawn as if nothing were selected: delete it and the conditions that read it, or show its states as `facet` or as `usermeta.variants`',
  });
};

const lints: readonly Lint[] = [
  externalData,
  inlineData,
  absoluteFontSize,
  rawColour,
  interaction,
  unreproducible,
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
