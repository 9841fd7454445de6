import Type from 'typebox';

/** Text with at least one character. */
export const words = (description: string) => Type.String({ minLength: 1, description });

/** A name in lower case, words joined by hyphens. */
export const kebab = (description: string) =>
  Type.String({
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    form: 'lower-case words joined by hyphens',
    description,
  });

/** A day of the calendar. */
export const day = (description: string) => Type.String({ format: 'date', description });

/** A web address. */
export const address = (description: string) => Type.String({ format: 'uri', description });

/** An object in which every key is known. */
export const closed = { additionalProperties: false } as const;
