// The filter language in the page's address: the same names as on the command line and in the API.
export interface FilterField {
  name: string;
  label: string;
  kind: 'text' | 'party' | 'country' | 'choice' | 'date' | 'number' | 'flag';
  group: 'who' | 'what' | 'when' | 'reported' | 'said' | 'plans';
  hint?: string;
}

export const FIELDS: FilterField[] = [
  {name: 'actor', label: 'Actor', kind: 'party', group: 'who', hint: 'country code, actor or words of a name'},
  {name: 'recipient', label: 'Recipient', kind: 'party', group: 'who', hint: 'to whom it was done'},
  {name: 'between', label: 'Between', kind: 'party', group: 'who', hint: 'two parties: SAU,IRN'},
  {name: 'country', label: 'Country', kind: 'country', group: 'who', hint: 'of someone who takes part'},
  {name: 'sector', label: 'Sector', kind: 'choice', group: 'who'},
  {name: 'type', label: 'Type', kind: 'choice', group: 'what'},
  {name: 'mode', label: 'Mode', kind: 'text', group: 'what', hint: 'visit, ceasefire, troops …'},
  {name: 'context', label: 'Context', kind: 'choice', group: 'what'},
  {name: 'status', label: 'Status', kind: 'choice', group: 'what'},
  {name: 'text', label: 'Words', kind: 'text', group: 'what', hint: 'next to one another'},
  {name: 'since', label: 'Since', kind: 'date', group: 'when', hint: '2019, 2019-04 or 2019-04-02'},
  {name: 'until', label: 'Until', kind: 'date', group: 'when', hint: '2019, 2019-04 or 2019-04-02'},
  {name: 'place', label: 'Place', kind: 'text', group: 'when', hint: 'name or country code'},
  {name: 'outlet', label: 'Outlet', kind: 'text', group: 'reported'},
  {name: 'min-independent', label: 'Independent reports, at least', kind: 'number', group: 'reported'},
  {name: 'conflicting', label: 'Only where reports disagree', kind: 'flag', group: 'reported'},
  {name: 'speaker', label: 'Speaker', kind: 'party', group: 'said'},
  {name: 'addressee', label: 'Spoken to', kind: 'party', group: 'said'},
  {name: 'about', label: 'About', kind: 'text', group: 'said', hint: 'words of a name'},
  {name: 'contains', label: 'Said words', kind: 'text', group: 'said'},
  {name: 'form', label: 'Form', kind: 'choice', group: 'said'},
  {name: 'open', label: 'Only open plans', kind: 'flag', group: 'plans'},
  {name: 'as-of', label: 'As of', kind: 'date', group: 'plans', hint: 'what was due before it has lapsed'},
];

const NAMES = new Set(FIELDS.map((field) => field.name));

// The part of an address that says what is asked for, in the order of FIELDS; empty values left out.
export function filtersOf(query: URLSearchParams): URLSearchParams {
  const out = new URLSearchParams();
  for (const {name, kind} of FIELDS) {
    const value = query.get(name) ?? query.get(name.replace(/-/g, '_'));
    if (value === null || value.trim() === '') continue;
    if (kind === 'flag' && !/^(1|true|yes)$/i.test(value.trim())) continue;
    out.set(name, kind === 'flag' ? '1' : value.trim());
  }
  return out;
}

export interface Chip {
  name: string;
  label: string;
  value: string;
  without: string;
}

// One chip for each filter that is set, with the query that remains without it.
export function chipsOf(filters: URLSearchParams): Chip[] {
  return FIELDS.filter(({name}) => filters.has(name)).map(({name, label, kind}) => {
    const rest = new URLSearchParams(filters);
    rest.delete(name);
    const value = kind === 'flag' ? '' : (filters.get(name) ?? '').split(',').join(', ');
    return {name, label, value, without: rest.toString()};
  });
}

// Commas and colons stay readable: what people see in the address is what they would type.
export function queryText(query: URLSearchParams): string {
  return query.toString().replace(/%2C/g, ',').replace(/%3A/g, ':');
}

export function withQuery(path: string, ...parts: (URLSearchParams | Record<string, string | number | undefined>)[]): string {
  const all = new URLSearchParams();
  for (const part of parts) {
    const pairs = part instanceof URLSearchParams ? [...part.entries()] : Object.entries(part);
    for (const [name, value] of pairs) {
      if (value === undefined || value === '') all.delete(name);
      else all.set(name, String(value));
    }
  }
  const text = queryText(all);
  return text === '' ? path : `${path}?${text}`;
}

export function isFilter(name: string): boolean {
  return NAMES.has(name);
}
