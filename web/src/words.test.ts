import {describe, expect, it} from 'vitest';
import type {EventRow} from './api';
import {count, countryCode, countryName, dateWords, eventSentence, score, valueWords, webAddress} from './words';

describe('dateWords', () => {
  it.each([
    ['2019-04-02', '2019-04-02', '2 April 2019'],
    ['2019-04-01', '2019-04-30', 'April 2019'],
    ['2020-02-01', '2020-02-29', 'February 2020'],
    ['2021-02-01', '2021-02-27', '1–27 February 2021'],
    ['2019-01-01', '2019-12-31', '2019'],
    ['2018-01-01', '2019-12-31', '2018–2019'],
    ['2023-04-06', '2023-04-07', '6–7 April 2023'],
    ['2023-03-20', '2023-04-03', '20 March – 3 April 2023'],
    ['2022-12-30', '2023-01-02', '30 December 2022 – 2 January 2023'],
    ['2023-03-01', '2023-04-30', 'March – April 2023'],
  ])('says %s to %s as %s', (from, to, words) => expect(dateWords(from, to)).toBe(words));
  it('says that there is none', () => expect(dateWords(undefined, undefined)).toBe('no date'));
});

describe('values on which reports differ', () => {
  it('are days with their weekday', () => expect(valueWords('2023-04-06')).toBe('Thursday, 6 April 2023'));
  it('are left as they are where they are no days', () => expect(valueWords('Riyadh')).toBe('Riyadh'));
});

describe('countries', () => {
  it('are known by code and by name', () => {
    expect(countryName('GRC')).toBe('Greece');
    expect(countryCode('greece')).toBe('GRC');
    expect(countryCode('xkx')).toBe('XKX');
    expect(countryCode('nowhere')).toBeUndefined();
  });
});

describe('webAddress', () => {
  it('gives web addresses only', () => {
    expect(webAddress('https://post.example/a')).toBe('https://post.example/a');
    for (const bad of ['javascript:alert(1)', ' https://x', 'data:text/html,x', '//x', undefined, 'JAVASCRIPT:https://']) {
      expect(webAddress(bad)).toBeUndefined();
    }
  });
});

describe('sentences and numbers', () => {
  const event = {actors: [{id: 'a', name: 'A'}, {id: 'b', name: 'B'}], recipients: [], event_type: 'CONSULT', event_modes: ['visit']} as unknown as EventRow;
  it('take the sentence of the service where there is one', () => {
    expect(eventSentence({...event, sentence: 'A and B met'})).toBe('A and B met');
    expect(eventSentence(event)).toBe('A and B: consult · visit');
  });
  it('count in the singular and the plural', () => {
    expect([count(1, 'copy', 'copies'), count(2, 'copy', 'copies'), count(12345, 'event')]).toEqual(['1 copy', '2 copies', '12,345 events']);
  });
  it('carry the sign of a score', () => expect([score(2.5), score(-10), score(0), score(undefined)]).toEqual(['+2.5', '−10.0', '0.0', '–']));
});
