import { describe, expect, it } from 'vitest';
import { lockFor, packageFor } from '../../../scripts/commands/new/package.ts';
import { tools } from '../../../scripts/commands/new/parts.ts';

const engine = {
  name: 'engine',
  version: '3.2.1',
  type: 'module',
  scripts: { build: 'node scripts/start.js build', bench: 'node tests/bench.ts', types: 'tsc --noEmit' },
  dependencies: { draw: '^1.0.0' },
  optionalDependencies: { 'node-here': '^24.0.0' },
  devDependencies: { typescript: '^7.0.0', kiln: '^1.0.0' },
};

const lock = {
  name: 'engine',
  lockfileVersion: 3,
  packages: {
    '': engine,
    'node_modules/draw': {
      version: '1.0.0',
      dependencies: { ink: '^1.0.0' },
      peerDependencies: { paper: '*' },
    },
    'node_modules/draw/node_modules/ink': { version: '1.0.0', dependencies: { soot: '^1.0.0' } },
    'node_modules/ink': { version: '2.0.0' },
    'node_modules/kiln': { version: '1.0.0', dependencies: { ink: '^2.0.0', fire: '^1.0.0' } },
    'node_modules/fire': { version: '1.0.0' },
    'node_modules/paper': { version: '1.0.0' },
    'node_modules/soot': { version: '1.0.0' },
    'node_modules/typescript': { version: '7.0.0' },
  },
};

describe('the package of a new project', () => {
  const made = packageFor(engine, { name: 'ours', description: 'Ours' });

  it('has its own name and version, and the scripts and tools that it can use', () => {
    expect(made).toMatchObject({ name: 'ours', version: '0.1.0', description: 'Ours', private: true });
    expect(Object.keys(made.scripts)).toEqual(['build', 'types']);
    expect(made.dependencies).toEqual(engine.dependencies);
    expect(made.optionalDependencies).toEqual(engine.optionalDependencies);
    expect(tools).not.toContain('kiln');
    expect(made.devDependencies).toEqual({ typescript: '^7.0.0' });
  });

  it('is not called like a package that it depends on', () => {
    expect(packageFor(engine, { name: 'draw', description: '' }).name).toBe('draw-edition');
  });

  it('locks what it reaches in the same versions, and nothing else', () => {
    const { packages, ...rest } = lockFor(lock, made);
    expect(rest).toEqual({ name: 'ours', version: '0.1.0', lockfileVersion: 3 });
    expect(packages['']).toMatchObject({ name: 'ours', devDependencies: { typescript: '^7.0.0' } });
    expect(Object.keys(packages)).toEqual([
      '',
      'node_modules/draw',
      'node_modules/draw/node_modules/ink',
      'node_modules/paper',
      'node_modules/soot',
      'node_modules/typescript',
    ]);
  });
});
