import type { JsonPointer } from './sources.ts';

/** Powers of base dimensions: bytes per second is `{byte: 1, time: -1}`. */
export type Exponents = Readonly<Record<string, number>>;

/** A unit that is not made of others. */
export interface UnitPart {
  readonly of: Exponents;
  readonly factor: number;
  /** As printed after a number; its name if absent. */
  readonly symbol?: string;
  readonly singular?: string;
  /** Spelt out, for one and for several. */
  readonly words?: readonly [string, string];
}

/** A unit of measure: `factor` times the value gives the value in the base units of the dimension. */
export interface Unit {
  readonly name: string;
  /** Canonical product of base dimensions, `byte·time^-1`; empty for ratios. */
  readonly dimension: string;
  readonly factor: number;
  /** As printed after a number: "µs", "pages", "$/h". */
  readonly symbol: string;
  /** As printed after exactly one, where that differs: "page". */
  readonly singular?: string;
}

/** Units by name: those of every project, with those that a project names in `data/units.json`. */
export interface Units {
  readonly parts: ReadonlyMap<string, UnitPart>;
  /** Singular names are units too, so that "USD/user-month" reads as it is said: singular → name. */
  readonly singulars: ReadonlyMap<string, string>;
  /** Those that messages offer; any other combination of the same parts is understood as well. */
  readonly names: readonly string[];
  /** Those of `names`, made. */
  readonly listed: ReadonlyMap<string, Unit>;
}

/** A unit or combination of `data/units.json`, with the keys that lead to it. */
export interface OwnUnit {
  readonly name: string;
  readonly pointer: JsonPointer;
}

/** `data/units.json`: what the project adds, and the table that this makes. */
export interface UnitsFile {
  readonly path: string;
  readonly own: readonly OwnUnit[];
  readonly units: Units;
}
