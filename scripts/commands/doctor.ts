// `doctor`: checks whether this machine has everything that a build needs.
import { join } from 'node:path';
import { findBrowser } from '../host/browser/browser.ts';
import { openPrinter } from '../host/browser/printer.ts';
import { cachePlaces, writableCache } from '../host/disk/cache-places.ts';
import { folderSize, isWritable } from '../host/disk/files.ts';
import { sweepOutput } from '../host/disk/folder-swap.ts';
import { readFonts } from '../host/fonts.ts';
import { toolVersions } from '../host/project.ts';
import { exitCodes } from '../messages/failure.ts';
import { counted } from '../messages/progress.ts';
import { sizeText } from './build/summary.ts';
import { type CheckResult, describeCheck, exitCodeOf } from './session/check-result.ts';
import type { Run, Session } from './session/command.ts';
import { browserOptions, cacheFolder, outputFolder, proof } from './session/folders.ts';

/** Checks everything that a build needs, and prints how to get what is missing. */
export const runDoctor: Run = async (session) => {
  await sweepOutput(outputFolder(session, {}), proof);
  const checks = [
    nodeCheck(toolVersions().node ?? ''),
    await browserCheck(session),
    await fontCheck(),
    await folderCheck('output', join(session.root, 'dist')),
    await cacheCheck(session),
  ];
  const others = (await otherBrowsers(session)).map((line) => `${''.padEnd(12)}${line}`);
  const lines = checks.flatMap((check) => describeCheck(check, check.name === 'browser' ? others : []));
  session.console.print(lines.join('\n'));
  return exitCodeOf(checks);
};

const oldestNode = [22, 18] as const;

/** Older versions do not run TypeScript. */
function nodeCheck(version: string): CheckResult {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isGood = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  const help = `install Node ${oldestNode.join('.')} or newer; on linux-x64 \`npm ci\` brings one for \`npm run\``;
  return { name: 'node', isGood, found: version, help };
}

/** Starts the browser, since one that is installed may still not start. */
async function browserCheck(session: Session): Promise<CheckResult> {
  try {
    const printer = await openPrinter(browserOptions(session));
    const found = await printer.version().finally(() => printer.close());
    return { name: 'browser', isGood: true, found: `${found}, starts` };
  } catch (error) {
    const { message, help } = error as { message: string; help?: string };
    const check = { name: 'browser', isGood: false, found: message, exitCode: exitCodes.browser };
    return help === undefined ? check : { ...check, help };
  }
}

async function otherBrowsers(session: Session): Promise<readonly string[]> {
  const found = await findBrowser(browserOptions(session));
  return found.map(({ name, path, note }) => `${name}: ${path} (${note})`);
}

async function fontCheck(): Promise<CheckResult> {
  try {
    const fonts = await readFonts();
    const families = [...new Set(fonts.map(({ family }) => family))];
    return {
      name: 'fonts',
      isGood: true,
      found: `${families.join(', ')} (${counted(fonts.length, 'file')})`,
    };
  } catch (error) {
    return { name: 'fonts', isGood: false, found: (error as Error).message, help: 'run `npm ci`' };
  }
}

/** Where the caches are: in the project unless that cannot be written. */
async function cacheCheck({ root, env }: Session): Promise<CheckResult> {
  const folder = writableCache(cachePlaces(root, env), '.') ?? cacheFolder(root);
  return folderCheck('cache', folder);
}

async function folderCheck(name: string, folder: string): Promise<CheckResult> {
  const [isGood, size] = await Promise.all([isWritable(folder), folderSize(folder)]);
  const content = size === undefined ? 'not there yet' : sizeText(size);
  const found = `${folder}, ${content}, ${isGood ? 'writable' : 'cannot be written'}`;
  const help = 'make the project folder writable, or build elsewhere with --output';
  return { name, isGood, found, help };
}
