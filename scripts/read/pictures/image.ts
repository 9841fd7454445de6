// Checks the images of Markdown and says for each which picture it shows and how.
import type { Image, Parents } from 'mdast';
import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';
import { pictureAddress } from './address.ts';
import type { ReadPicture } from './file-kind.ts';
import { attributesAtStart, readImageAttributes, readMarpWords } from './image-options.ts';

/** Finds a picture by its path relative to `content/`; undefined when there is no such file. */
export interface FindPicture {
  (path: string): ReadPicture | undefined;
  /** What to do about a picture that is not found; empty where another message says why it cannot be read. */
  readonly absence?: (path: string) => string;
}

/**
 * Reads an image in place: its address becomes the path of a file relative to `content/`, its options become `data.placement`
 * and are taken out of the description and of the text after it. Returns a message for each fault.
 */
export function readImage(
  node: Image,
  { index, parent }: { readonly index: number | undefined; readonly parent: Parents | undefined },
  place: Place,
  find: FindPicture,
): readonly VFileMessage[] {
  const words = readMarpWords(node.alt ?? '');
  const attributes = takeAttributes(index, parent);
  node.alt = words.alt;
  const placement = { ...words.placement, ...attributes?.placement };
  node.data = { ...node.data, placement };
  const faults = [
    ...words.faults.map(({ rule, reason, help }) => message(rule, place, reason, { help })),
    ...(attributes?.faults ?? []).map(({ rule, reason, help }) =>
      message(rule, { path: place.path, position: attributes?.position ?? place.position }, reason, { help }),
    ),
  ];
  // A background says nothing that the slide does not say.
  const isSilent = placement.background === undefined && !node.alt.trim();
  return [...faults, ...(isSilent ? [missingAlt(place)] : []), ...addressFaults(node, place, find)];
}

function missingAlt(place: Place): VFileMessage {
  const help = 'say between the brackets what it shows: `![A rack of servers](images/rack.png)`';
  return message('missing-alt', place, 'Unexpected image without text, expected a description', { help });
}

/** The attributes right after an image, which are taken out of the text that they begin. */
function takeAttributes(index: number | undefined, parent: Parents | undefined) {
  const next = index === undefined ? undefined : parent?.children[index + 1];
  if (next?.type !== 'text') return undefined;
  const [written, list = ''] = attributesAtStart.exec(next.value) ?? [];
  if (written === undefined) return undefined;
  const position = next.position && startOf(next.position, written.length);
  next.value = next.value.slice(written.length);
  if (next.position !== undefined && position !== undefined)
    next.position = { ...next.position, start: position.end };
  return { ...readImageAttributes(list), position };
}

function startOf({ start }: Position, length: number): Position {
  const { column, offset = 0 } = start;
  return { start, end: { ...start, column: column + length, offset: offset + length } };
}

// ---------------------------------------------------------------- addresses

function addressFaults(node: Image, place: Place, find: FindPicture): readonly VFileMessage[] {
  const address = pictureAddress(node.url, (path) => find(path) !== undefined);
  if (address.kind !== 'file') return [notAFile(node.url, address.kind, place)];
  const written = node.url;
  node.url = address.path;
  const found = find(address.path);
  if (found === undefined) return missing(written, address.path, place, find);
  if (found.fault === undefined) return [];
  const { rule, what, help } = found.fault;
  const reason = `Unexpected image \`content/${address.path}\` ${what}`;
  return [message(rule, place, reason, { actual: written, help })];
}

const elsewhere = {
  remote: 'download it into `content/images/`: documents hold all that they show and load nothing',
  outside: 'put the file into `content/images/` and name it relative to `content/`',
  inline: 'save it as a file in `content/images/` and name that',
} as const;

function notAFile(url: string, kind: keyof typeof elsewhere, place: Place): VFileMessage {
  const shown = url.length > 60 ? `${url.slice(0, 59)}…` : url;
  const reason = `Unexpected image \`${shown}\`, expected a file below \`content/\``;
  return message('outside-project', place, reason, { actual: url, help: elsewhere[kind] });
}

function missing(written: string, path: string, place: Place, find: FindPicture): readonly VFileMessage[] {
  const reason = `Unexpected image \`${written}\`, expected a file below \`content/\``;
  const below = path.replace(/^content\//u, '');
  const help =
    below !== path && find(below) !== undefined
      ? `write \`${below}\`: names are relative to \`content/\``
      : (find.absence?.(path) ?? `\`content/${path}\` does not exist`);
  return help === '' ? [] : [message('missing-image', place, reason, { actual: written, help })];
}
