// The engine that Marp CLI loads: Marp with the drawings of a deck.
import type { Marp, MarpOptions } from '@marp-team/marp-core';
import type { PresentedPicture } from '../../model/page.ts';
import { withDrawings } from '../../render/deck/marp.ts';

/** What Marp CLI passes to an engine: the options of the configuration, and a Marp instance with them. */
interface EngineOptions extends MarpOptions {
  readonly drawings: Readonly<Record<string, string>>;
  readonly pictures: Readonly<Record<string, PresentedPicture>>;
  readonly marp: Marp;
}

// An arrow function, since Marp CLI calls anything with a prototype as a class.
const engine = (options: EngineOptions): Marp =>
  withDrawings(options.marp, {
    drawings: new Map(Object.entries(options.drawings)),
    pictures: new Map(Object.entries(options.pictures)),
  });

// biome-ignore lint/style/noDefaultExport: Marp CLI loads an engine by its default export.
export default engine;
