// Checks that the partial of each slide layout shows the slots of the layout.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { SlideLayout, SlideLayouts } from '../../model/deck/slide-layout.ts';
import { fileStart } from '../text/lines.ts';
import { parseTemplate, templatePlace } from './handlebars.ts';

/** The slots of every slide beside those of its layout, and whether the partial must show them. */
const commonSlots = { heading: true, notes: true, background: false, header: false, footer: false } as const;

/** Name of the partial that shows slides of a layout. */
export function slidePartial({ name }: SlideLayout): string {
  return `slide-${name}`;
}

/** An error for each layout whose partial is missing, does not show one of its slots or refers to another slot. */
export function lintSlidePartials(
  partials: ReadonlyMap<string, string>,
  layouts: SlideLayouts,
): readonly VFileMessage[] {
  return [...layouts.values()].flatMap((layout) => lintPartial(layout, partials));
}

function lintPartial(layout: SlideLayout, partials: ReadonlyMap<string, string>): readonly VFileMessage[] {
  const path = `templates/partials/${slidePartial(layout)}.hbs`;
  const text = partials.get(slidePartial(layout));
  if (text === undefined) {
    const reason = `Missing partial of the slide layout \`${layout.name}\``;
    const help = `write one that shows its slots: ${listed(shownBy(layout))}`;
    return [message('slide-partial', { path, position: fileStart }, reason, { help })];
  }
  const frameless = /\{\{>\s*slide-frame\b/u.test(text) ? [] : [withoutFrame(path)];
  const known = [...layout.slots.map(({ name }) => name), ...Object.keys(commonSlots)];
  const used = slotsIn(path, text);
  const unknown = used
    .filter(({ name }) => !known.includes(name))
    .map(({ name, node }) => {
      const reason = `Unexpected slot \`${name}\`, expected one that the layout \`${layout.name}\` has`;
      return message('slide-partial', templatePlace(path, text, node.loc), reason, suggest(name, known));
    });
  const shown = new Set(used.filter(({ isShown }) => isShown).map(({ name }) => name));
  const missing = shownBy(layout).filter((name) => !shown.has(name));
  if (missing.length === 0) return [...frameless, ...unknown];
  const word = missing.length === 1 ? 'slot' : 'slots';
  const reason = `Missing ${word} ${listed(missing)} of the layout \`${layout.name}\``;
  const help = `write ${missing.map((name) => `\`{{{slot.${name}}}}\``).join(', ')} where it stands on the slide`;
  return [
    ...frameless,
    ...unknown,
    message('slide-partial', { path, position: fileStart }, reason, { help }),
  ];
}

function withoutFrame(path: string): VFileMessage {
  const reason = 'Missing `{{> slide-frame}}`, which gives a slide its layout, number and foot';
  return message('slide-partial', { path, position: fileStart }, reason, {
    help: 'write it in the first line',
  });
}

function shownBy({ slots }: SlideLayout): readonly string[] {
  const common = Object.entries(commonSlots).flatMap(([name, isShown]) => (isShown ? [name] : []));
  return [...slots.map(({ name }) => name), ...common];
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

interface UsedSlot {
  readonly name: string;
  readonly node: hbs.AST.Node;
  /** Whether it is printed, and not only tested for content. */
  readonly isShown: boolean;
}

/** The slots that a template refers to; none for a template that cannot be parsed, which has its own error. */
function slotsIn(path: string, text: string): readonly UsedSlot[] {
  return usedIn(parseTemplate(path, text).value, false);
}

function usedIn(value: unknown, isShown: boolean): readonly UsedSlot[] {
  if (Array.isArray(value)) return value.flatMap((one) => usedIn(one, isShown));
  if (typeof value !== 'object' || value === null) return [];
  if (isPath(value)) {
    const [root, name] = value.parts;
    return root === 'slot' && name !== undefined ? [{ name, node: value, isShown }] : [];
  }
  const isMustache = 'type' in value && value.type === 'MustacheStatement';
  return Object.entries(value).flatMap(([key, inner]) => usedIn(inner, isMustache && key === 'path'));
}

function isPath(value: object): value is hbs.AST.PathExpression {
  return 'type' in value && value.type === 'PathExpression';
}
