import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type CodeBlock, codeBlocks, commandsOf } from './examples/blocks.ts';
import { CloudConfig, Deployment, Service } from './examples/manifests.ts';

const blocks = codeBlocks();
const edition = readFileSync(join(import.meta.dirname, '../../content/edition.yml'), 'utf8');

/** The one block with a title. */
function block(title: string): CodeBlock {
  const found = blocks.filter((candidate) => candidate.title === title);
  expect(found, `blocks called ${title}`).toHaveLength(1);
  return found[0] as CodeBlock;
}

function inLanguage(...languages: string[]): readonly CodeBlock[] {
  return blocks.filter(({ language }) => languages.includes(language));
}

/** Names of the measurements. */
const measured = blocks.flatMap(({ title }) => /^Measure: (.*)$/.exec(title)?.[1] ?? []);

/** What the YAML documents of a block say. */
function documents(title: string) {
  return parseAllDocuments(block(title).text).map((document) => document.toJS());
}

/** What a block breaks of a schema, as `pointer: message`. */
function faults(schema: TSchema, value: unknown): string[] {
  return [...Errors(schema, value)].map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

describe('every example', () => {
  it('is in a language that is checked here, or is plain text', () => {
    const checked = ['bash', 'dockerfile', 'javascript', 'json', 'text', 'yaml'];
    expect(blocks.filter(({ language }) => !checked.includes(language))).toEqual([]);
    expect(blocks.length).toBeGreaterThan(8);
  });

  it.each(inLanguage('bash'))('is a shell script that parses: $title ($place)', ({ text }) => {
    const { status, stderr } = spawnSync('bash', ['-n', '-u'], { input: text, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it.each(inLanguage('yaml'))('is YAML without faults or repeated keys: $title ($place)', ({ text }) => {
    const documents = parseAllDocuments(text);
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
  });

  it.each(inLanguage('json'))('is JSON: $title ($place)', ({ text }) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it.each(inLanguage('javascript'))('is JavaScript that parses: $title ($place)', ({ text }) => {
    const { stderr, status } = spawnSync(process.execPath, ['--check', '--input-type=module', '-'], {
      input: text,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('names no image by a tag that moves', () => {
    const moving = blocks.filter(({ text }) => /:latest\b/.test(text));
    expect(moving.map(({ place }) => place)).toEqual([]);
  });
});

describe('versions', () => {
  // Last day of ordinary support: nodejs.org/en/about/previous-releases, debian.org/releases.
  const supportedUntil: Readonly<Record<string, string>> = {
    'node:22': '2027-04-30',
    'node:24': '2028-04-30',
    'debian 13': '2028-08-09',
  };
  const today = /^date: (\S+)$/m.exec(edition)?.[1] ?? '';

  it('are supported at the date of the edition', () => {
    const used = [
      ...(block('Dockerfile').text.match(/node:\d+/g) ?? []),
      ...commandsOf(block('Create').text)
        .flat()
        .flatMap((word) => /^debian-?(\d+)/.exec(word)?.[1] ?? [])
        .map((release) => `debian ${release}`),
    ];
    expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(new Set(used)).toEqual(new Set(['node:24', 'debian 13']));
    expect(used.filter((name) => (supportedUntil[name] ?? '') < today)).toEqual([]);
  });
});

describe('the Dockerfile', () => {
  const text = block('Dockerfile').text;
  const file = DockerfileParser.parse(text);
  const instructions = file.getInstructions();
  const last = (keyword: string): number =>
    instructions.findLastIndex((instruction) => instruction.getKeyword() === keyword);

  it('passes the validator', () => {
    expect(validate(text).map(({ message }) => message)).toEqual([]);
  });

  it('starts every stage from an image with a version', () => {
    const tags = file.getFROMs().map((from) => from.getImageTag());
    expect(tags).toHaveLength(2);
    for (const tag of tags) expect(tag).toMatch(/^\d+/);
  });

  it('installs what the lock file names, before the program is copied', () => {
    const words = instructions.map((instruction) => instruction.getRawArgumentsContent() ?? '');
    expect(words.filter((one) => /\bnpm\b/.test(one))).toEqual([
      expect.stringMatching(/^npm ci --omit=dev\b/),
    ]);
    const install = words.findIndex((one) => one.startsWith('npm ci'));
    expect(words.findIndex((one) => one.startsWith('package.json package-lock.json'))).toBeLessThan(install);
    expect(words.findIndex((one) => one.startsWith('server.js'))).toBeGreaterThan(install);
  });

  it('leaves root behind before it says what to run, and has a health check', () => {
    expect(last('USER')).toBeGreaterThan(last('FROM'));
    expect(last('CMD')).toBeGreaterThan(last('USER'));
    expect(instructions[last('USER')]?.getArgumentsContent()).not.toMatch(/^(root|0)\b/);
    expect(file.getHEALTHCHECKs()).toHaveLength(1);
  });

  it('runs the program as an array of words, so that signals reach it', () => {
    const command = file.getCMDs().at(-1)?.getRawArgumentsContent() ?? '';
    expect(JSON.parse(command)).toEqual(['node', 'server.js']);
  });

  it('copies nothing that its list of ignored files should keep out', () => {
    expect(block('.dockerignore').text.split('\n')).toEqual(
      expect.arrayContaining(['.git', 'node_modules', '.env*']),
    );
  });
});

describe.skipIf(process.platform !== 'linux')('the measurements', () => {
  const folder = standIns({
    docker: `case "$*" in
      pull*) echo docker.io/library/\${3} ;;
      *runsc*) echo 4.19.0-gvisor ;;
      *uname*) uname -r ;;
    esac`,
    ssh: 'echo 6.12.0-guest',
    sleep: 'exit 0',
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(measured)('%s prints what stands below it', (name) => {
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const { text } = block(`Measure: ${name}`);
    const { stdout, stderr, status } = spawnSync('bash', ['-eu'], { input: text, encoding: 'utf8', env });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const expected = block(`Expected: ${name}`).text.split('\n').map(asPattern);
    const printed = stdout.trimEnd().split('\n');
    expect(printed.slice(0, expected.length)).toEqual(
      expected.map((pattern) => expect.stringMatching(pattern)),
    );
  });

  it('are three, each with what it prints', () => {
    expect(measured).toHaveLength(3);
    const expected = blocks.filter(({ title }) => title.startsWith('Expected: '));
    expect(expected.map(({ title }) => title.slice('Expected: '.length))).toEqual(measured);
  });
});

/** A line of expected output, in which words in angle brackets stand for anything. */
function asPattern(line: string): RegExp {
  const parts = line.split(/<[^>]*>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

/** A folder of programs with these shell scripts, for a PATH. */
function standIns(scripts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stand-ins-'));
  for (const [name, script] of Object.entries(scripts))
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

const flag = { type: 'boolean' } as const;
const value = { type: 'string' } as const;
const values = { type: 'string', multiple: true } as const;

describe('docker run', () => {
  const plain = inLanguage('bash').filter(({ title }) => !title.startsWith('Measure: '));
  const scripts = plain.flatMap(({ text }) => commandsOf(text));
  const runs = scripts.filter(([program, verb]) => program === 'docker' && verb === 'run');
  const options = {
    detach: flag,
    'read-only': flag,
    name: value,
    publish: values,
    memory: value,
    'memory-swap': value,
    'pids-limit': value,
    tmpfs: values,
    'cap-drop': values,
    'security-opt': values,
    mount: values,
    env: values,
  } as const;

  it('is shown at least twice, each time with options that are known here', () => {
    expect(runs.length).toBeGreaterThanOrEqual(2);
    for (const [, , ...args] of runs) parseArgs({ args, options, allowPositionals: true });
  });

  it.each(runs.map((words) => [words.join(' '), words] as const))('%s', (_, [, , ...args]) => {
    const { values: given, positionals } = parseArgs({ args, options, allowPositionals: true });
    expect(given.publish?.every((port) => /^127\.0\.0\.1:\d+:\d+$/.test(port))).toBe(true);
    expect(given['memory-swap']).toBe(given.memory);
    expect(given).toMatchObject({
      memory: expect.stringMatching(/^\d+[mg]$/),
      'pids-limit': expect.stringMatching(/^\d+$/),
      'read-only': true,
      'cap-drop': ['ALL'],
      'security-opt': ['no-new-privileges'],
    });
    expect(positionals).toEqual([expect.stringMatching(/:\d+\.\d+\.\d+$/)]);
  });

  it('is undone at the end of the script that begins it', () => {
    const script = commandsOf(block('Build, run, look, remove').text);
    expect(script.at(-1)).toEqual(['docker', 'rm', '--force', 'hello']);
  });
});

describe('the manifest for Kubernetes', () => {
  const [deployment, service, ...more] = documents('hello.yaml');

  it('is a Deployment and a Service with what the report recommends and nothing unknown', () => {
    expect(more).toEqual([]);
    expect(faults(Deployment, deployment)).toEqual([]);
    expect(faults(Service, service)).toEqual([]);
  });

  it('would be refused without any one of the protections', () => {
    const broken = (change: (copy: Deployment) => unknown): string[] => {
      const copy = structuredClone(deployment);
      change(copy);
      return faults(Deployment, copy);
    };
    const pod = (copy: Deployment) => copy.spec.template.spec as Record<string, unknown>;
    const only = (copy: Deployment) => copy.spec.template.spec.containers[0] as Record<string, unknown>;
    for (const key of ['automountServiceAccountToken', 'securityContext'])
      expect(broken((copy) => delete pod(copy)[key])).not.toEqual([]);
    for (const key of ['resources', 'readinessProbe', 'livenessProbe', 'securityContext'])
      expect(broken((copy) => delete only(copy)[key])).not.toEqual([]);
    expect(broken((copy) => Object.assign(only(copy), { image: 'hello:latest' }))).not.toEqual([]);
    expect(broken((copy) => Object.assign(only(copy), { memoy: '1Gi' }))).not.toEqual([]);
  });

  it('selects the pods that it makes', () => {
    const { selector, template } = deployment.spec;
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
    expect(template.metadata.labels).toMatchObject(service.spec.selector);
  });
});

describe('the parts', () => {
  it('agree on port, path and image from the program to the cluster', () => {
    const server = block('server.js').text;
    const port = /PORT \?\? (\d+)/.exec(server)?.[1];
    const path = /'(\/\w+)' \?/.exec(server)?.[1];
    const dockerfile = block('Dockerfile').text;
    const script = block('Build, run, look, remove').text;
    const image = /--tag (\S+)/.exec(script)?.[1];
    const [deployment] = documents('hello.yaml');
    const { containers } = deployment.spec.template.spec;
    expect(dockerfile).toContain(`EXPOSE ${port}`);
    expect(dockerfile).toContain('CMD ["node", "healthcheck.js"]');
    expect(block('healthcheck.js').text).toContain(`http://127.0.0.1:${port}${path}`);
    expect(script).toContain(`127.0.0.1:8080:${port}`);
    expect(script).toContain(`http://127.0.0.1:8080${path}`);
    expect(containers[0]).toMatchObject({
      image: `registry.example.com/${image}`,
      ports: [{ containerPort: Number(port) }],
      readinessProbe: { httpGet: { path } },
      livenessProbe: { httpGet: { path } },
    });
    expect(JSON.parse(block('package.json').text)).toMatchObject({
      type: 'module',
      version: image?.split(':')[1],
    });
  });
});

describe('the virtual machine', () => {
  const commands = [...commandsOf(block('Create').text), ...commandsOf(block('Find, remove').text)];
  const options = {
    name: value,
    memory: value,
    vcpus: value,
    cpu: value,
    disk: values,
    network: value,
    osinfo: value,
    'cloud-init': value,
    import: flag,
    graphics: value,
    noautoconsole: flag,
  } as const;
  const install = commands.find(([program]) => program === 'virt-install');
  const given = parseArgs({ args: install?.slice(1) ?? [], options }).values;

  it('starts from an image and is configured at first boot, without an installer', () => {
    expect(given).toMatchObject({
      import: true,
      osinfo: expect.stringMatching(/^debian\d+$/),
      'cloud-init': 'user-data=user-data',
      disk: ['hello.qcow2,bus=virtio'],
      network: expect.stringContaining('model=virtio'),
      cpu: 'host-passthrough',
    });
  });

  it('has the disk that was made for it, over an image that is left alone', () => {
    const create = commands.find(([program]) => program === 'qemu-img')?.slice(1) ?? [];
    const short = { format: { ...value, short: 'f' }, over: { ...value, short: 'b' } } as const;
    const { values: made, positionals } = parseArgs({
      args: create,
      options: { ...short, 'backing-format': { ...value, short: 'F' } },
      allowPositionals: true,
    });
    expect(positionals).toEqual(['create', 'hello.qcow2', expect.stringMatching(/^\d+G$/)]);
    expect(made).toMatchObject({ format: 'qcow2', 'backing-format': 'qcow2' });
    expect(made.over).toMatch(/^debian-\d+-generic-amd64\.qcow2$/);
  });

  it('is removed with its disk at the end', () => {
    expect(commands.at(-1)).toEqual(['virsh', 'undefine', 'hello', '--remove-all-storage']);
  });

  it('has a cloud-config that begins as one and lets nobody in by password', () => {
    const { text } = block('user-data');
    expect(text.startsWith('#cloud-config\n')).toBe(true);
    expect(faults(CloudConfig, documents('user-data')[0])).toEqual([]);
  });
});

describe('the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hello-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const title of ['server.js', 'package.json']) writeFileSync(join(folder, title), block(title).text);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers its health check and ends cleanly on %s',
    async (signal) => {
      const port = await freePort();
      const child = spawn(process.execPath, ['server.js'], {
        cwd: folder,
        env: { ...process.env, PORT: String(port) },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const ended = once(child, 'exit');
      try {
        expect(await answer(`http://127.0.0.1:${port}/healthz`)).toEqual({ status: 200, body: 'ok\n' });
        expect(await answer(`http://127.0.0.1:${port}/`)).toEqual({ status: 200, body: 'hello\n' });
        expect(healthOn(port)).toBe(0);
        child.kill(signal);
        expect(await ended).toEqual([0, null]);
        expect(healthOn(port)).toBe(1);
      } finally {
        child.kill('SIGKILL');
      }
    },
    20_000,
  );
});

/** What the health check ends with when the program listens on another port. */
function healthOn(port: number): number | null {
  const script = block('healthcheck.js').text.replace(':3000/', `:${port}/`);
  return spawnSync(process.execPath, ['--input-type=module', '-'], { input: script }).status;
}

/** A port that nothing listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The answer of a server that may still be starting. */
async function answer(url: string): Promise<{ status: number; body: string }> {
  for (let tries = 0; ; tries += 1) {
    try {
      const response = await fetch(url);
      return { status: response.status, body: await response.text() };
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
