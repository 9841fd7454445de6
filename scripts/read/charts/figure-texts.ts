// Reads title, subtitle, text alternative and note of a chart or diagram.
import type { PhrasingContent } from 'mdast';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Checked, JsonPointer } from '../../model/sources.ts';
import { phrasingAt } from '../markdown/phrasing.ts';
import { valueAt } from '../text/json-entries.ts';
import { firstCharacter } from '../text/lines.ts';
import type { Locator } from '../text/locate.ts';

/** The texts of a figure, parsed as phrasing. */
export interface FigureTexts {
  readonly title: PhrasingContent[];
  readonly subtitle: PhrasingContent[];
  readonly alt: PhrasingContent[];
  readonly note?: PhrasingContent[];
  /** Text alternative and note where a slide shows less than the page. */
  readonly slideAlt?: PhrasingContent[];
  readonly slideNote?: PhrasingContent[];
}

/** The kind of figure, and the pointers to the texts in its file. */
export interface TextKeys {
  readonly what: 'chart' | 'diagram';
  readonly title: JsonPointer;
  readonly subtitle: JsonPointer;
  readonly note: JsonPointer;
  /** Help for a missing `title`, `subtitle` or `description`. */
  readonly help: { readonly title: string; readonly subtitle: string; readonly alt: string };
}

/** Reads title, subtitle, text alternative (key `description`) and note. Every missing one except the note is an error. */
export function readFigureTexts(
  { path, source, value }: { readonly path: string; readonly source: string; readonly value: unknown },
  keys: TextKeys,
  locate: Locator,
): Checked<FigureTexts> {
  const messages: VFileMessage[] = [];
  const read = (pointer: JsonPointer, absent?: () => VFileMessage): PhrasingContent[] => {
    const text = valueAt(value, pointer);
    if (typeof text !== 'string' || text.trim() === '') {
      if (absent !== undefined) messages.push(absent());
      return [];
    }
    const parsed = phrasingAt(path, source, pointer, text);
    messages.push(...parsed.messages);
    return parsed.value;
  };
  const without = `Unexpected ${keys.what} without`;
  const missingTitle = (pointer: JsonPointer, help: string) => () =>
    message(
      'missing-title',
      firstCharacter(locate([])),
      `${without} \`${pointer.join('.')}\`, expected a sentence`,
      {
        help,
      },
    );
  const missingAlt = () =>
    message(
      'missing-alt',
      firstCharacter(locate([])),
      `${without} \`description\`, expected its text alternative`,
      {
        help: keys.help.alt,
      },
    );
  const title = read(keys.title, missingTitle(keys.title, keys.help.title));
  const subtitle = read(keys.subtitle, missingTitle(keys.subtitle, keys.help.subtitle));
  const alt = read(['description'], missingAlt);
  const more = {
    note: read(keys.note),
    slideAlt: read(['usermeta', 'slide', 'description']),
    slideNote: read(['usermeta', 'slide', 'note']),
  };
  const given = Object.entries(more).filter(([, words]) => words.length > 0);
  return { value: { title, subtitle, alt, ...Object.fromEntries(given) }, messages };
}
