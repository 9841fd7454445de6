// Takes office documents apart and checks that their parts fit together.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

/** An office document taken apart: parts by path, those of XML as text. */
export interface OfficeFile {
  readonly paths: readonly string[];
  readonly text: (path: string) => string;
  readonly bytes: (path: string) => Uint8Array;
}

/** Takes an office document apart. */
export function openOffice(file: Uint8Array): OfficeFile {
  const parts = new Map(Object.entries(unzipSync(file)));
  const bytes = (path: string) => {
    const found = parts.get(path);
    if (found === undefined) throw new Error(`no part ${path}, only ${[...parts.keys()].join(', ')}`);
    return found;
  };
  return { paths: [...parts.keys()], bytes, text: (path) => new TextDecoder().decode(bytes(path)) };
}

/** Everything wrong with how the parts of a document name each other: missing targets, undeclared types, equal ids. */
export function brokenParts(file: OfficeFile): readonly string[] {
  const types = file.text('[Content_Types].xml');
  const endings = new Set([...types.matchAll(/<Default Extension="([^"]+)"/g)].map(([, ending]) => ending));
  const overrides = [...types.matchAll(/<Override PartName="\/([^"]+)"/g)].map(([, path = '']) => path);
  const untyped = file.paths.filter(
    (path) =>
      path !== '[Content_Types].xml' && !overrides.includes(path) && !endings.has(path.split('.').at(-1)),
  );
  const gone = overrides.filter((path) => !file.paths.includes(path));
  const relations = file.paths.filter((path) => path.endsWith('.rels'));
  return [
    ...untyped.map((path) => `${path} has no type`),
    ...gone.map((path) => `${path} is declared and not there`),
    ...relations.flatMap((path) => brokenRelations(path, file)),
    ...file.paths.filter((path) => path.endsWith('.xml')).flatMap((path) => equalIds(path, file)),
  ];
}

function brokenRelations(path: string, file: OfficeFile): readonly string[] {
  const from = posix.join(posix.dirname(path), '..');
  const links = [...file.text(path).matchAll(/<Relationship ([^>]*)\/>/g)].map(
    ([, attributes = '']) => attributes,
  );
  const attribute = (link: string, name: string) => new RegExp(` ?${name}="([^"]*)"`).exec(link)?.[1] ?? '';
  const ids = links.map((link) => attribute(link, 'Id'));
  const dangling = links
    .filter((link) => attribute(link, 'TargetMode') !== 'External')
    .map((link) => posix.join(from === '.' ? '' : from, attribute(link, 'Target')))
    .filter((target) => !file.paths.includes(target));
  const source = path
    .replace('/_rels/', '/')
    .replace(/^_rels\//, '')
    .replace(/\.rels$/, '');
  const used = file.paths.includes(source)
    ? [...file.text(source).matchAll(/ r:(?:id|embed|link)="([^"]*)"/g)].map(([, id = '']) => id)
    : [];
  return [
    ...dangling.map((target) => `${path} leads to ${target}, which is not there`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path} has ${id} twice`),
    ...used.filter((id) => !ids.includes(id)).map((id) => `${source} uses ${id}, which ${path} lacks`),
  ];
}

function equalIds(path: string, file: OfficeFile): readonly string[] {
  const ids = [...file.text(path).matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path} has shape ${id} twice`);
}

/** What a piece of XML reads: its text nodes, with entities decoded. */
export function readText(xml: string): readonly string[] {
  return [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => decode(text));
}

function decode(text: string): string {
  return text
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** The shapes of a slide, each as its XML. */
export function shapesOf(slide: string): readonly string[] {
  return slide.match(/<p:(sp|pic|graphicFrame)>.*?<\/p:\1>/gs) ?? [];
}

/** The cells of the only sheet of a workbook by name: "B3". */
export function readWorkbook(bytes: Uint8Array): ReadonlyMap<string, number | string> {
  const sheet = openOffice(bytes).text('xl/worksheets/sheet1.xml');
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"(?: t="inlineStr")?>(.*?)<\/c>/g)];
  return new Map(
    cells.map(([, name = '', content = '']) => {
      const number = /<v>([^<]*)<\/v>/.exec(content)?.[1];
      return [
        name,
        number === undefined ? decode(/<t>([^<]*)<\/t>/.exec(content)?.[1] ?? '') : Number(number),
      ];
    }),
  );
}

const run = promisify(execFile);

/** Whether a program is there. */
export async function hasProgram(name: string): Promise<boolean> {
  return run(name, ['--version']).then(
    () => true,
    () => false,
  );
}

/** Gives what `use` makes of a temporary folder with the file in it. */
export async function inFolder<T>(
  name: string,
  bytes: Uint8Array,
  use: (path: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return await use(path, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The presentation as LibreOffice prints it, with a profile of its own. */
export async function printWithLibreOffice(pptx: Uint8Array): Promise<Uint8Array> {
  return inFolder('deck.pptx', pptx, async (path, folder) => {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path]);
    return readFile(join(folder, 'deck.pdf'));
  });
}
