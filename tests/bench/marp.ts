import { join } from 'node:path';
import { type Executable, resolveBrowser } from '../../scripts/host/browser/browser.ts';
import { root } from '../support/project.ts';

/** A command that runs Marp CLI with the browser that builds use. */
export interface MarpCommand {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** How Marp CLI converts the deck of a built folder, with further arguments. */
export async function marpCommand(built: string, rest: readonly string[]): Promise<MarpCommand> {
  const browser: Executable = await resolveBrowser({ cacheFolder: join(root, '.cache/browser') });
  const cli = join(root, 'node_modules/@marp-team/marp-cli/marp-cli.js');
  const themed = ['--theme-set', join(built, 'deck.css'), '--allow-local-files'];
  const browsed = ['--browser', 'chrome', '--browser-path', browser.path];
  // As root the sandbox cannot work; Marp CLI leaves it away only when told that it runs in a container.
  const container = process.getuid?.() === 0 ? { MARP_USER: 'root', CHROME_NO_SANDBOX: '1' } : {};
  return {
    args: [cli, join(built, 'deck.md'), ...themed, ...browsed, ...rest],
    env: { ...browser.environment, ...container },
  };
}
