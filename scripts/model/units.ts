// Units of measure, and the tables in which they are looked up.
import type { Language } from './manner/language.ts';
import type { JsonPointer } from './sources.ts';

/** Powers of base dimensions: bytes per second is `{byte: 1, time: -1}`. */
export type Exponents = Readonly<Record<string, number>>;

/** A unit that is not a combination of others. */
export interface UnitPart {
  readonly of: Exponents;
  readonly factor: number;
  /** As printed after a number; its name if absent. */
  readonly symbol?: string;
  readonly singular?: string;
  /** Its name in full, singular and plural. */
  readonly words?: readonly [string, string];
}

/** A unit of measure. The value times `factor` is the value in the base units of the dimension. */
export interface Unit {
  readonly name: string;
  /** Canonical product of base dimensions, `byte·time^-1`; empty for ratios. */
  readonly dimension: string;
  readonly factor: number;
  /** As printed after a number: "µs", "pages", "$/h". */
  readonly symbol: string;
  /** As printed after exactly one, if that differs: "page". */
  readonly singular?: string;
}

/** A table of units: the built-in ones, with those of the project's `data/units.json`. */
export interface Units {
  /** The language that amounts are printed in. */
  readonly language: Language;
  readonly parts: ReadonlyMap<string, UnitPart>;
  /** Singular name → name. Singular names are accepted too, so that "USD/user-month" reads naturally. */
  readonly singulars: ReadonlyMap<string, string>;
  /** Names that messages suggest; any other combination of the same parts is valid as well. */
  readonly names: readonly string[];
  /** The units of `names`, by name. */
  readonly listed: ReadonlyMap<string, Unit>;
}

/** A unit or combination of `data/units.json`, with its pointer in the file. */
export interface OwnUnit {
  readonly name: string;
  readonly pointer: JsonPointer;
}

/** `data/units.json`: the units that the project adds, and the table of all units. */
export interface UnitsFile {
  readonly path: string;
  readonly own: readonly OwnUnit[];
  readonly units: Units;
}
