// Starts the command line where everything is there that it needs. Plain JavaScript without packages, so that a version of
// Node that cannot read the rest, and a clone in which nothing is installed, say what to do.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { engines } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
const [major = 0, minor = 0] = /\d+\.\d+/.exec(engines.node)[0].split('.').map(Number);
const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);

/** What keeps the command line from running, and the way out. */
function hindrance() {
  if (!existsSync(`${folder}node_modules`))
    return [
      'The packages are not installed',
      `run \`npm ci\` in ${folder} first; it brings Node and a browser, too`,
    ];
  if (ownMajor < major || (ownMajor === major && ownMinor < minor))
    return [
      `Node ${process.versions.node} is too old, expected ${engines.node}`,
      'start commands with `npm run`, which takes the Node that `npm ci` installed',
    ];
  return undefined;
}

const found = hindrance();
if (found === undefined) await import('./cli.ts');
else {
  process.stderr.write(`error: ${found[0]}\n  help: ${found[1]}\n`);
  process.exitCode = 2;
}
