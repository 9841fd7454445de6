// Projects in memory: the minimal fixture with other files laid over it, and the messages about it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import { expect } from 'vitest';
import { Failure } from '../../scripts/messages/failure.ts';
import { orderMessages } from '../../scripts/messages/report.ts';
import type { Project } from '../../scripts/model/project.ts';
import type { Checked, Sources, World } from '../../scripts/model/sources.ts';
import { load } from '../../scripts/read/load.ts';
import { validate } from '../../scripts/read/validate.ts';
import { slideLayouts } from '../../scripts/render/deck/layouts/index.ts';

/** Files by project path: text, or bytes for what is not text. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Files laid over others; `null` takes a file away. */
export type Overlay = Readonly<Record<string, string | Uint8Array | null>>;

/** A world that holds exactly these files. */
export function memoryWorld(files: Files): World {
  const find = (path: string): string | Uint8Array => {
    const content = files[path];
    if (content === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    return content;
  };
  return {
    read: async (path) => {
      const content = find(path);
      if (typeof content === 'string') return content;
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content);
      } catch {
        throw new Failure(`Unexpected bytes in \`${path}\`, expected UTF-8 text`);
      }
    },
    readBytes: async (path) => {
      const content = find(path);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    list: async (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .sort(),
  };
}

const root = join(import.meta.dirname, '../..');

function readFolder(folder: string): Record<string, string> {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = posix.relative(root, posix.join(entry.parentPath, entry.name));
        return [posix.relative(folder, path), readFileSync(join(root, path), 'utf8')];
      }),
  );
}

/** The project below `tests/fixtures/<name>`, with the real layouts, partials and styles. */
export function fixtureProject(name: string): Record<string, string> {
  const shared = ['layouts', 'partials', 'styles', 'words'].flatMap((folder) =>
    Object.entries(readFolder(`templates/${folder}`)).map(([path, text]) => [
      `templates/${folder}/${path}`,
      text,
    ]),
  );
  const own = ['content', 'data', 'templates'].flatMap((folder) =>
    Object.entries(readFolder(`tests/fixtures/${name}/${folder}`)).map(([path, text]) => [
      `${folder}/${path}`,
      text,
    ]),
  );
  return Object.fromEntries([...shared, ...own]);
}

/** The smallest project that has everything, with the real layouts, partials and styles. */
export function minimalProject(): Record<string, string> {
  return fixtureProject('minimal');
}

/** The minimal project with other files laid over it. */
export function overlaid(overlay: Overlay): Files {
  const files: Record<string, string | Uint8Array> = minimalProject();
  for (const [path, content] of Object.entries(overlay)) {
    if (content === null) delete files[path];
    else files[path] = content;
  }
  return files;
}

/** Loads and validates the minimal project with an overlay. */
export async function validated(overlay: Overlay = {}): Promise<Checked<Project> & { sources: Sources }> {
  const sources = await load(memoryWorld(overlaid(overlay)));
  return { sources, ...validate(sources, slideLayouts) };
}

/** Messages in the order of a report as `path:line:column rule`. */
export function briefly(messages: readonly VFileMessage[]): string[] {
  return orderMessages(messages).map(
    ({ file, line, column, ruleId }) => `${file}:${line}:${column} ${ruleId}`,
  );
}

/** Validates the minimal project with an overlay and expects exactly these messages, as `path:line:column rule`. */
export async function check(overlay: Overlay, expected: readonly string[]): Promise<Project> {
  const { value, messages } = await validated(overlay);
  expect(briefly(messages)).toEqual(expected);
  return value;
}
