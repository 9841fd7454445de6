// The patterns for texts of other programs match what the installed versions print.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import * as vegaLite from 'vega-lite';
import { describe, expect, it } from 'vitest';
import * as wordings from '../../../scripts/messages/wordings.ts';

const modules = join(import.meta.dirname, '../../../node_modules');

describe('the wordings of other programs', () => {
  it.each(Object.entries(wordings))('%s are from the installed version', (_, { seenIn }) => {
    const [name = '', version] = seenIn.split(' ');
    const installed = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as object;
    expect(installed).toMatchObject({ version });
  });

  it.each(Object.entries(wordings))('%s match their examples', (_, { pattern, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter((text) => !pattern.test(text))).toEqual([]);
  });

  it('are those of Handlebars’ parser', () => {
    const errorText = (template: string) => {
      try {
        return Handlebars.parse(template) && '';
      } catch (error) {
        return String((error as Error).message);
      }
    };
    expect(wordings.unexpectedToken.pattern.exec(errorText('a\n{{#if x}}'))?.groups?.token).toBe('EOF');
    expect(wordings.parserLine.pattern.exec(errorText('a\n{{#if x}}'))?.groups?.line).toBe('2');
  });

  it('are those of Vega-Lite', () => {
    const warnings: string[] = [];
    const logger = {
      level: () => logger,
      error: () => logger,
      info: () => logger,
      debug: () => logger,
    } as never;
    Object.assign(logger, { warn: (text: string) => warnings.push(text) && logger });
    vegaLite.compile(
      {
        data: { values: [{ a: 1 }] },
        mark: 'bar',
        width: 100,
        height: { step: 20 },
        autosize: 'fit',
        encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'a', type: 'nominal' } },
      },
      { logger },
    );
    expect(warnings.filter((text) => !wordings.harmlessWarning.pattern.test(text))).toEqual([]);
    expect(warnings).toHaveLength(1);
  });
});
