// Types of the part of citeproc-js that formats a bibliography.
declare module 'citeproc' {
  interface System {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): object;
  }
  export class Engine {
    constructor(system: System, style: string, language: string, forceLanguage: boolean);
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]];
  }
}
