// Building blocks of the schemas.
import Type from 'typebox';

/** A text of at least one character. */
export const words = (description: string) => Type.String({ minLength: 1, description });

/** A text of at least one character and no more than fit where it is printed. */
export const line = (most: number, description: string) =>
  Type.String({ minLength: 1, maxLength: most, description });

/** A name in lower case, words joined by hyphens. */
export const kebab = (description: string) =>
  Type.String({
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    form: 'lower-case words joined by hyphens',
    description,
  });

/** A date as YYYY-MM-DD. */
export const day = (description: string) => Type.String({ format: 'date', description });

/** A web address. */
export const address = (description: string) => Type.String({ format: 'uri', description });

/** Option of objects that allow no unknown keys. */
export const closed = { additionalProperties: false } as const;
