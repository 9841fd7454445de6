// The names that keys of figures give to the kernels which colours tell apart.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const names = {
  blue: ['the host’s', 'host’s kernel'],
  teal: ['in user space', 'kernel in user space'],
  orange: ['own', 'own kernel'],
};

const files = ['charts', 'diagrams'].flatMap((folder) =>
  readdirSync(`templates/${folder}`).map((file) => `templates/${folder}/${file}`),
);

it('keys give each kind of kernel one name', () => {
  const given = files.flatMap((file) => {
    const [subtitle = ''] = /"subtitle": ".*"/.exec(readFileSync(file, 'utf8')) ?? [];
    return [...subtitle.matchAll(/\[([^\]]*)\]\{(blue|teal|orange)\}/g)].map(([, name = '', hue]) => ({
      file,
      name: name.toLowerCase(),
      hue: hue as keyof typeof names,
    }));
  });
  const ofKernels = given.filter(({ name }) => /kernel|\bown\b|host|guest|shared|user space/.test(name));
  expect(ofKernels.length).toBeGreaterThan(10);
  expect(ofKernels.filter(({ name, hue }) => !names[hue].includes(name))).toEqual([]);
});
