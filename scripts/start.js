// Starts the command line where everything is there that it needs. Plain JavaScript without packages, so that a version of
// Node that cannot read the rest, and a clone in which nothing is installed, say what to do.
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import module from 'node:module';
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

/**
 * Keeps the compiled code of the program in its `.cache`, for this process and all threads and processes that it starts. Where that
 * folder cannot be written, or is open to others, commands find another place.
 */
function keepCompiledCode() {
  try {
    accessSync(folder, constants.W_OK);
    if ((statSync(folder).mode & 0o002) !== 0) return;
    const { directory } = module.enableCompileCache(`${folder}.cache/compile`);
    if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= `${folder}.cache/compile`;
  } catch {
    // It is faster with compiled code, and works without.
  }
}

const found = hindrance();
if (found === undefined) {
  keepCompiledCode();
  await import('./cli.ts');
} else {
  process.stderr.write(`error: ${found[0]}\n  help: ${found[1]}\n`);
  process.exitCode = 2;
}
