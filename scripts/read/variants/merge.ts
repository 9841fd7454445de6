// Lays what a variant sets over the edition.
import { stringify } from 'yaml';
import { parseYaml, yamlPart } from '../text/yaml.ts';

/** Lists to which a variant adds; all others it replaces. */
const added: ReadonlySet<string> = new Set(['literals']);

/**
 * The edition with what a variant sets, as YAML. Maps are merged key by key, `null` takes a key away, `literals` are added, any
 * other value takes the place of the one before. The id of a variant that sets none ends with its name. `undefined` where
 * either of them is no map.
 */
export function mergedText(edition: string, variant: unknown, name: string): string | undefined {
  const { value } = parseYaml(yamlPart('edition.yml', edition));
  if (!isMap(value) || !isMap(variant)) return undefined;
  const merged = merge(value, variant);
  if (variant.id === undefined && typeof value.id === 'string') merged.id = `${value.id}-${name}`;
  return stringify(merged, { lineWidth: 0 });
}

type YamlMap = Record<string, unknown>;

function merge(base: YamlMap, over: YamlMap): YamlMap {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = base[key];
    if (value === null) delete result[key];
    else if (isMap(before) && isMap(value)) result[key] = merge(before, value);
    else if (added.has(key) && Array.isArray(before) && Array.isArray(value))
      result[key] = [...before, ...value];
    else result[key] = value;
  }
  return result;
}

function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
