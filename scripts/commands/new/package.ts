// The package of a new project: its own name over what the engine needs, and a lock with that alone.
import { toolScripts, tools } from './parts.ts';

type Versions = Readonly<Record<string, string>>;

/** The parts of a `package.json` that are looked at; others are passed on. */
export interface Package {
  readonly scripts?: Versions;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly [key: string]: unknown;
}

/** A package in a lock, by its folder: `node_modules/a/node_modules/b`. */
interface Locked {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly peerDependencies?: Versions;
  readonly [key: string]: unknown;
}

/** The parts of a `package-lock.json` that are looked at. */
export interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
  readonly [key: string]: unknown;
}

/** What the new package says of itself. */
export interface Named {
  readonly name: string;
  readonly description: string;
}

/** The package of a new project that is made with this engine. */
export function packageFor(engine: Package, { name, description }: Named) {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {}, scripts = {} } = engine;
  return {
    // npm lets no package depend on one of its own name.
    name: Object.hasOwn({ ...dependencies, ...devDependencies }, name) ? `${name}-edition` : name,
    version: '0.1.0',
    private: true,
    description,
    type: engine.type,
    imports: engine.imports,
    engines: engine.engines,
    scripts: only(scripts, [...commandScripts(scripts), ...toolScripts]),
    dependencies,
    optionalDependencies,
    devDependencies: only(devDependencies, tools),
  } as const satisfies Package;
}

function commandScripts(scripts: Versions): readonly string[] {
  return Object.keys(scripts).filter((name) => scripts[name] === `node scripts/start.js ${name}`);
}

function only(versions: Versions, names: readonly string[]): Versions {
  return Object.fromEntries(Object.entries(versions).filter(([name]) => names.includes(name)));
}

/** The engine's lock with the packages that the new one reaches, in the same versions. */
export function lockFor(lock: Lock, made: ReturnType<typeof packageFor>): Lock {
  const { name, version, dependencies, devDependencies, engines, optionalDependencies } = made;
  const root = { name, version, dependencies, devDependencies, engines, optionalDependencies } as Locked;
  const reached = new Set<string>(['']);
  for (const folder of reached) {
    const { peerDependencies, ...one } = folder === '' ? root : (lock.packages[folder] ?? {});
    const wanted = { ...one.dependencies, ...one.devDependencies, ...one.optionalDependencies };
    for (const other of Object.keys({ ...wanted, ...peerDependencies })) {
      const found = foundIn(lock, folder, other);
      if (found !== undefined) reached.add(found);
    }
  }
  const kept = Object.entries(lock.packages).filter(([folder]) => folder !== '' && reached.has(folder));
  return { ...lock, name, version, packages: { '': root, ...Object.fromEntries(kept) } };
}

/** The folder in which Node finds a package from another one's folder; `undefined` when it is left out on purpose. */
function foundIn({ packages }: Lock, from: string, name: string): string | undefined {
  const own = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (Object.hasOwn(packages, own) || from === '') return Object.hasOwn(packages, own) ? own : undefined;
  return foundIn({ packages }, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}
