import type { VFileMessage } from 'vfile-message';
import type { CheckEffects } from './check.ts';
import {
  type Checked,
  type Drawing,
  type Edition,
  type Kit,
  type Sources,
  type Surface,
  surfaces,
} from './model.ts';
import { counted } from './progress.ts';
import { draw, inspect } from './stages/draw.ts';
import { load } from './stages/load.ts';
import { makeKit } from './stages/render.ts';
import { resolve } from './stages/resolve.ts';
import { unsaid } from './stages/unsaid.ts';
import { validate } from './stages/validate.ts';

/** What drawing everything needs from outside. */
export interface ExhibitEffects extends Omit<CheckEffects, 'outputs'> {
  readonly version: string;
}

/** Every chart and diagram on every surface, with what is wrong with them. */
export interface Exhibited {
  readonly edition: Edition;
  readonly drawings: readonly Drawing[];
  readonly kit: Kit;
  readonly messages: readonly VFileMessage[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Draws every chart and diagram of the project on every surface it may be made for, placed or not. Writes nothing. */
export async function exhibit(effects: ExhibitEffects): Promise<Exhibited> {
  const { progress, today, cache } = effects;
  const sources = await progress('load', async () => hangAll(await load(effects.world)), countFiles);
  const project = validate(sources);
  const options = { today, topics: await effects.topics(sources.texts) };
  const resolved = await progress('resolve', () => resolve(project.value, options), countFigures);
  const edition = resolved.value;
  const looked = unsaid((await inspect(edition, sources.texts)).messages);
  const fonts = await effects.fonts();
  const tokens = sources.texts.get('templates/styles/tokens.css') ?? '';
  const tools = { cache, fonts, tokens, texts: sources.texts };
  const drawn = await progress('draw', () => draw(edition, wanted(edition), tools), countDrawings);
  const kit = makeKit(project.value, drawn.value, fonts, effects.version);
  const messages = [project.messages, resolved.messages, looked, drawn.messages].flat().filter(isOfPictures);
  return { edition, drawings: drawn.value, kit, messages, texts: sources.texts };
}

/** Charts come in every size; diagrams are not made for half a slide, though small ones fit there. */
function wanted({ figures }: Edition): readonly { readonly chart: string; readonly surface: Surface }[] {
  return [...figures].flatMap(([chart, { spec }]) =>
    surfaces
      .filter((surface) => 'spec' in spec || surface !== 'slide-half')
      .map((surface) => ({ chart, surface })),
  );
}

function countFiles({ texts, assets }: Sources): string {
  return counted(texts.size + assets.size, 'file');
}

function countFigures({ value }: Checked<Edition>): string {
  return counted(value.figures.size, 'picture');
}

function countDrawings({ value }: Checked<readonly Drawing[]>): string {
  return counted(value.length, 'drawing');
}

const wall = 'content/10-gallery.md';
const written = /^content\/[^/]+\.md$/;
const picture = /^templates\/(charts|diagrams)\/([^/]+?)(?:\.vl)?\.json$/;

/** The same project with one section in place of all others, which shows every chart and diagram once. */
export function hangAll(sources: Sources): Sources {
  const kept = [...sources.texts].filter(([path]) => !written.test(path));
  const shown = kept.flatMap(([path]) => {
    const [, folder, id] = picture.exec(path) ?? [];
    return id === undefined ? [] : [`::${folder === 'charts' ? 'chart' : 'diagram'}{#${id}}`];
  });
  const text = ['# Charts and diagrams', ...shown, ''].join('\n\n');
  return { ...sources, texts: new Map([...kept, [wall, text]]) };
}

/** With the sections gone, tables, literals and references that they used are idle: no fault of a picture. */
function isOfPictures({ file, ruleId }: VFileMessage): boolean {
  const isIdle = ruleId?.startsWith('unused-') === true;
  return !isIdle && file !== wall && file !== 'content/edition.yml';
}
