import {describe, expect, it} from 'vitest';
import {chipsOf, filtersOf, queryText, withQuery} from './query';

const query = (text: string) => new URLSearchParams(text);

describe('filters in the address', () => {
  it('keep only what is a filter, in one order, whatever the order written', () => {
    expect(queryText(filtersOf(query('until=2020&cursor=x&type=CONSULT,AID&actor=GRC')))).toBe('actor=GRC&type=CONSULT,AID&until=2020');
  });
  it('read names written with an underscore as the service does', () => {
    expect(filtersOf(query('min_independent=2')).get('min-independent')).toBe('2');
  });
  it('leave out empty values and flags that are not set', () => {
    expect(queryText(filtersOf(query('actor=&conflicting=0&text=+')))).toBe('');
    expect(queryText(filtersOf(query('conflicting=true')))).toBe('conflicting=1');
  });
  it('give a chip for each filter, with the query that remains without it', () => {
    const chips = chipsOf(filtersOf(query('type=CONSULT&since=2019')));
    expect(chips.map(({name, without}) => [name, without])).toEqual([
      ['type', 'since=2019'],
      ['since', 'type=CONSULT'],
    ]);
  });
});

describe('withQuery', () => {
  it('takes the later of two values and drops what is undefined', () => {
    expect(withQuery('/events', query('type=AID&sort=date'), {type: 'CONSULT', sort: undefined})).toBe('/events?type=CONSULT');
  });
  it('escapes what would end a value', () => {
    expect(withQuery('/search', {q: 'a&b=c#d'})).toBe('/search?q=a%26b%3Dc%23d');
  });
  it('has no question mark without a query', () => {
    expect(withQuery('/', {})).toBe('/');
  });
});
