// The numbers, months and days of a language in the form that Vega reads.
import type { Language } from '../model/manner/language.ts';

/** The locale for Vega's configuration; undefined for English, which Vega has by itself. */
export function localeOf({ tag, formats, numbers }: Language): object | undefined {
  if (tag.split('-')[0] === 'en') return undefined;
  const [before = '', after = ''] = numbers.dollars.split('{n}');
  const names = (unit: 'month' | 'weekday', form: 'long' | 'short', dates: readonly number[]) => {
    const format = new Intl.DateTimeFormat(formats, { timeZone: 'UTC', [unit]: form });
    return dates.map((date) => format.format(date));
  };
  return {
    number: {
      decimal: numbers.decimal,
      thousands: numbers.group,
      grouping: [3],
      currency: [before, after],
      percent: `${numbers.percentGap}%`,
    },
    time: {
      dateTime: '%e. %B %Y %H:%M:%S',
      date: '%d.%m.%Y',
      time: '%H:%M:%S',
      periods: ['AM', 'PM'],
      days: names('weekday', 'long', week),
      shortDays: names('weekday', 'short', week),
      months: names('month', 'long', year),
      shortMonths: names('month', 'short', year),
    },
  };
}

/** A Sunday and the days after it, and the first days of the months of a year. */
const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 0, 4 + day));
const year = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1));
