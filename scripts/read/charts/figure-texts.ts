/** Reads the words round a chart or diagram. */
import type { PhrasingContent } from 'mdast';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Checked, JsonPointer } from '../../model/sources.ts';
import { phrasingAt } from '../markdown/phrasing.ts';
import { valueAt } from '../text/json-entries.ts';
import { firstCharacter } from '../text/lines.ts';
import type { Locator } from '../text/locate.ts';

/** The words round a figure. */
export interface FigureTexts {
  readonly title: PhrasingContent[];
  readonly subtitle: PhrasingContent[];
  readonly alt: PhrasingContent[];
  readonly note?: PhrasingContent[];
}

/** Where the file of a kind of figure keeps them, and what it is called. */
export interface TextKeys {
  readonly what: 'chart' | 'diagram';
  readonly title: JsonPointer;
  readonly subtitle: JsonPointer;
  readonly note: JsonPointer;
  /** What `title`, `subtitle` and `description` should say, for an author who left one out. */
  readonly help: { readonly title: string; readonly subtitle: string; readonly alt: string };
}

/** Reads title, subtitle, text alternative (`description`) and note; every missing one but the note is reported. */
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
  const untitled = (pointer: JsonPointer, help: string) => () =>
    message(
      'missing-title',
      firstCharacter(locate([])),
      `${without} \`${pointer.join('.')}\`, expected a sentence`,
      {
        help,
      },
    );
  const mute = () =>
    message(
      'missing-alt',
      firstCharacter(locate([])),
      `${without} \`description\`, expected its text alternative`,
      {
        help: keys.help.alt,
      },
    );
  const title = read(keys.title, untitled(keys.title, keys.help.title));
  const subtitle = read(keys.subtitle, untitled(keys.subtitle, keys.help.subtitle));
  const alt = read(['description'], mute);
  const note = read(keys.note);
  return { value: { title, subtitle, alt, ...(note.length > 0 && { note }) }, messages };
}
