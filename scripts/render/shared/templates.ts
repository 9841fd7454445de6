// Compiles the templates of a project, with the helpers that they call.
import Handlebars from 'handlebars';
import type { Argument, HelperOptions } from '../../facts/amount-text.ts';
import { type Helper, helpers } from '../../facts/helpers.ts';
import type { WordKey } from '../../facts/language/english.ts';
import { wordIn } from '../../facts/language/language.ts';
import { Failure } from '../../messages/failure.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Project } from '../../model/project.ts';
import { namesHelper, wholeHelper } from '../../read/templates/translations.ts';
import { countsIn } from '../html/counts.ts';
import { withWholeDataNames, withWholeWords } from '../html/identifiers.ts';

/** The layouts and partials of a project by name, each as a function that fills it. */
export function compileTemplates(project: Project): ReadonlyMap<string, (context: object) => string> {
  const instance = Handlebars.create();
  const { language } = project.units.units;
  const names = {
    translate: true,
    whole: true,
    names: true,
    if: true,
    unless: true,
    each: true,
    with: true,
    lookup: true,
    log: false,
  };
  const options = {
    strict: true,
    noEscape: false,
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: { ...names, ...Object.fromEntries(Object.keys(helpers).map((name) => [name, true])) },
  };
  for (const [name, helper] of Object.entries(helpers))
    instance.registerHelper(name, asHandlebars(name, helper, language));
  instance.registerHelper('translate', (key: WordKey, { hash }: { hash: Record<string, string | number> }) =>
    wordIn(language, key, hash),
  );
  const safe = (wrap: (html: string) => string) => (text: string) =>
    new Handlebars.SafeString(wrap(Handlebars.escapeExpression(text)));
  instance.registerHelper(
    wholeHelper,
    safe((html) => withWholeWords(countsIn(html))),
  );
  instance.registerHelper(namesHelper, safe(withWholeDataNames));
  const texts = new Map([...project.partials, ...project.layouts]);
  const compiled = new Map<string, (context: object) => string>();
  for (const [name, text] of texts) {
    const isPartial = project.partials.has(name);
    const path = `templates/${isPartial ? 'partials' : 'layouts'}/${name}.hbs`;
    const compile = instance.compile(text, options as unknown as CompileOptions);
    const template: Handlebars.TemplateDelegate = (...args) => filled(path, () => compile(...args));
    compiled.set(name, (context) => template(context));
    if (isPartial) instance.registerPartial(name, template);
  }
  return compiled;
}

/** What `fill` gives. Its error becomes a `Failure` that names the innermost template, unless it names one already. */
function filled(path: string, fill: () => string): string {
  try {
    return fill();
  } catch (cause) {
    if (cause instanceof Failure || !(cause instanceof Error)) throw cause;
    if (cause instanceof RangeError)
      throw new Failure(`\`${path}\` includes itself without end`, {
        help: 'include it for something within its context, as in `{{#each children}}{{> node}}{{/each}}`',
        cause,
      });
    throw new Failure(`Cannot fill \`${path}\`: ${cause.message}`, {
      help: 'what a template can show is what the program gives it: see the templates beside it',
      cause,
    });
  }
}

/** A helper for Handlebars. It throws for a missing argument, which Handlebars' strict mode does not check. */
function asHandlebars(name: string, helper: Helper, language: Language): Handlebars.HelperDelegate {
  return (...args: unknown[]) => {
    const { hash } = args.pop() as { hash: HelperOptions };
    const missing = args.findIndex((arg) => arg === undefined || arg === null);
    if (missing !== -1) throw new Error(`Unexpected missing argument ${missing + 1} of helper \`${name}\``);
    return helper.render(args as Argument[], hash, language);
  };
}
