// Templates are checked.
import { describe, expect, it } from 'vitest';
import { lintTemplates } from '../../../scripts/read/templates/template.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { templateProject } from '../../support/kit.ts';

function lint(partials: Readonly<Record<string, string>>, layout = '{{> figure}}'): string[] {
  const messages = lintTemplates({
    layouts: new Map([['report', layout]]),
    partials: new Map(Object.entries(partials)),
    slideLayouts,
  });
  return messages.map(
    ({ file, line, column, ruleId, reason }) =>
      `${file?.replace('templates/', '')}:${line}:${column} ${ruleId} ${reason}`,
  );
}

const figure = (text: string): string[] => lint({ figure: text });

describe('the template lint', () => {
  it('finds nothing wrong with the real templates', () => {
    expect(lintTemplates({ ...templateProject(), slideLayouts })).toEqual([]);
  });

  it('locates syntax errors', () => {
    expect(figure('ab\n  {{#if x}}\n')[0]).toMatch(
      /^partials\/figure.hbs:2:\d+ template-syntax Unexpected end/,
    );
    expect(figure('a\n{{#if x}}b{{/unless}}')[0]).toMatch(/^partials\/figure.hbs:2:\d+ template-syntax/);
    expect(figure('a\n b {{foo bar')[0]).toBe(
      'partials/figure.hbs:2:10 template-syntax Unexpected text inside braces, expected a path, a helper call or the closing braces',
    );
  });

  it('finds the right one of several equal lines', () => {
    const same = '<p>{{name}}</p>\n';
    expect(figure(`${same}${same}<p>{{name}</p>\n${same}`)[0]).toMatch(/^partials\/figure.hbs:3:/);
  });

  it('knows helpers by name, in blocks and inside brackets too', () => {
    expect(figure('{{duratoin x}}')).toEqual([
      'partials/figure.hbs:1:3 unknown-helper Unexpected helper `duratoin`, expected one of scripts/facts/helpers.ts',
    ]);
    expect(figure('{{#list x}}a{{/list}}')).toHaveLength(1);
    expect(figure('{{number (lwo x)}}')).toHaveLength(1);
    expect(figure('{{number (low x)}}{{#if x}}{{else if y}}{{/if}}')).toEqual([]);
  });

  it('refuses decorators', () => {
    expect(figure('{{* inline}}')[0]).toContain('template-syntax Unexpected decorator');
  });

  it('reports a field that Handlebars would treat as a helper', () => {
    expect(figure('{{number}}')).toEqual([
      'partials/figure.hbs:1:3 unknown-path Unexpected helper `number` without an argument, expected a field',
    ]);
    expect(figure('{{this.number}}')).toEqual([]);
  });

  it('knows partials by name', () => {
    expect(lint({ figure: '{{> fotnote}}' })).toEqual([
      'partials/figure.hbs:1:5 unknown-partial Unexpected partial `fotnote`, expected a file in templates/partials',
    ]);
  });

  it('reports a partial that nothing includes, but not one that outputs render', () => {
    expect(lint({ figure: '', callout: '', orphan: '' })).toEqual([
      'partials/orphan.hbs:1:1 unused-partial Unexpected partial `orphan`, expected a template that includes it',
    ]);
  });

  it('reports no partial as unused while a template that may include it cannot be parsed', () => {
    const partials = new Map([['orphan', 'x']]);
    const layouts = new Map([['page', '{{#if x}}{{> orphan}}']]);
    const messages = lintTemplates({ layouts, partials, slideLayouts });
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['template-syntax']);
  });

  it('allows unescaped output for slots only', () => {
    expect(figure('{{{slot.body}}}{{#each rows}}{{{slot.title}}}{{/each}}')).toEqual([]);
    const rules = ['{{{body}}}', '{{{slot.anything}}}', '{{{number x}}}', '{{& title}}', '{{{row.slot}}}'];
    expect(rules.map((text) => figure(text).some((line) => line.includes('unsafe-slot')))).toEqual(
      rules.map(() => true),
    );
  });

  it('checks fields against those that the template declares, across contexts', () => {
    const declared = '{{!-- reads: title rows --}}';
    expect(figure(`${declared}{{titel}}`)).toEqual([
      'partials/figure.hbs:1:31 unknown-path Unexpected field `titel`, expected one that the template declares to read',
    ]);
    expect(figure(`${declared}{{#each rows}}{{anything}}{{../titel}}{{/each}}`)).toHaveLength(1);
    expect(figure(`${declared}{{#if title}}{{rwos}}{{/if}}`)).toHaveLength(1);
    expect(figure(`${declared}{{#each rows as |row|}}{{row.name}}{{../title}}{{@index}}{{/each}}`)).toEqual(
      [],
    );
  });
});
