// What figures of a project are inspected and drawn with.
import type { Cache } from '../model/artifact.ts';
import { type Memo, noMemo } from '../model/memo.ts';
import type { Project } from '../model/project.ts';
import type { ChartRunner } from './charts/runner.ts';
import type { DrawTools } from './draw.ts';
import { type Fonts, withOwnFonts } from './type/fonts.ts';

/** What drawing needs from outside the program. */
interface DrawHost {
  readonly cache: Cache;
  readonly fonts: () => Promise<Fonts>;
  readonly charts: ChartRunner;
}

/** The tools for the figures of a project: its colours, fonts, words and sizes, with what comes from outside. */
export async function toolsOf(
  project: Project,
  { cache, charts, fonts: builtIn }: DrawHost,
  memo: Memo = noMemo,
): Promise<DrawTools> {
  const { look, palette, sources } = project;
  const fonts = withOwnFonts(await builtIn(), look.fonts, memo);
  const words = { ...project, fonts };
  return { cache, charts, fonts, palette, texts: sources.texts, slide: look.slide, memo, words };
}
