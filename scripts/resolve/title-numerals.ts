// Finds the numerals in what the edition itself says.
import { locate } from '../read/text/locate.ts';
import { type Names, numeralsOf, type Observation } from './facts/binding.ts';

/** The numerals of the title, the subtitle, the cover's caption, the parts of the talk and the introduction of its handout: these are printed as written, so literals must waive them. */
export function titleNumerals(names: Names): readonly Observation[] {
  const { edition, sources } = names.project;
  const printed = [
    { text: edition.title, pointer: ['title'] },
    { text: edition.subtitle, pointer: ['subtitle'] },
    { text: edition.cover?.caption ?? '', pointer: ['cover', 'caption'] },
    ...(edition.talk.handout ?? []).map((text, index) => ({ text, pointer: ['talk', 'handout', index] })),
    ...(edition.talk.parts ?? []).flatMap(({ title = '', answer = '', notes = '' }, part) => [
      { text: title, pointer: ['talk', 'parts', part, 'title'] },
      { text: answer, pointer: ['talk', 'parts', part, 'answer'] },
      { text: notes, pointer: ['talk', 'parts', part, 'notes'] },
    ]),
  ];
  return printed.flatMap(({ text, pointer }) => {
    const { path, position } = locate(sources.texts, edition.path, pointer);
    return numeralsOf(text, { path }, position, names);
  });
}
