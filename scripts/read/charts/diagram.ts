// Parses diagrams.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import { type Picture, pictureKinds, wordKeys } from '../../model/diagram.ts';
import type { Checked } from '../../model/sources.ts';
import type { DiagramSpec } from '../../model/specs.ts';
import { phrasingAt } from '../markdown/phrasing.ts';
import { parseJson } from '../text/json.ts';
import { entriesOf } from '../text/json-entries.ts';
import { type Locator, locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { lintPicture } from './diagram-lint.ts';
import { type DiagramFile, diagramSchemas } from './diagram-schema.ts';
import { readFigureTexts, type TextKeys } from './figure-texts.ts';

const textKeys: TextKeys = {
  what: 'diagram',
  title: ['title'],
  subtitle: ['subtitle'],
  note: ['note'],
  help: {
    title: 'say what the reader should take away',
    subtitle: 'say how to read the picture',
    alt: 'say in `description` what the picture shows: its parts, what they share, where the boundary runs',
  },
};

/** The diagram in a file, with a message for each fault; undefined when the file has errors. */
export function parseDiagram(path: string, text: string): Checked<DiagramSpec | undefined> {
  const json = parseJson(path, text);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const locate = locator(path, text);
  const texts = readFigureTexts({ path, source: text, value: json.value }, textKeys, locate);
  const file = readFile(json.value, locate);
  const messages = [...json.messages, ...file.messages, ...texts.messages];
  if (file.value === undefined) return { value: undefined, messages };
  const picture = pictureOf(file.value);
  const labels = readLabels(path, text, picture);
  const all = [...messages, ...lintPicture(picture, locate), ...labels.messages];
  const value: DiagramSpec = {
    path,
    id: path.replace(/^.*\//, '').replace(/\.json$/, ''),
    picture,
    labels: labels.value,
    ...texts.value,
    ...(file.value.meanings && { meanings: file.value.meanings }),
    sources: file.value.sources ?? [],
    reads: [],
  };
  return { value: all.some((fault) => fault.fatal) ? undefined : value, messages: all };
}

/** Checks the file against the schema of its kind only; the schema of all kinds would report one fault for each kind. */
function readFile(value: unknown, locate: Locator): Checked<DiagramFile | undefined> {
  const kind = (value as { kind?: unknown } | null)?.kind;
  const known = pictureKinds.find((name) => name === kind);
  if (known !== undefined) return checkShape(diagramSchemas[known], value, locate) as Checked<DiagramFile>;
  if (typeof kind !== 'string') {
    const reason = `Unexpected absence of \`kind\`, expected one of the ${pictureKinds.length} kinds of diagram`;
    return {
      value: undefined,
      messages: [message('missing-key', locate([]), reason, suggest('', pictureKinds))],
    };
  }
  const reason = `Unexpected kind \`${kind}\`, expected one of the ${pictureKinds.length} kinds of diagram`;
  return {
    value: undefined,
    messages: [message('not-in-enum', locate(['kind']), reason, suggest(kind, pictureKinds))],
  };
}

function pictureOf(file: DiagramFile): Picture {
  const {
    $schema: _,
    title: __,
    subtitle: ___,
    description: ____,
    note: _____,
    sources: ______,
    meanings: _______,
    ...picture
  } = file;
  return picture;
}

function readLabels(path: string, source: string, picture: Picture): Checked<DiagramSpec['labels']> {
  const messages: VFileMessage[] = [];
  const value = entriesOf(picture).flatMap(({ key, value: text, pointer }) => {
    if (typeof text !== 'string' || typeof key !== 'string' || !wordKeys.has(key)) return [];
    const parsed = phrasingAt(path, source, pointer, text);
    messages.push(...parsed.messages);
    return [{ pointer, words: parsed.value }];
  });
  return { value, messages };
}
