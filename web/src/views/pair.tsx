// Two parties: the score of what they did to one another over time, the events, the storylines.
import {API, useJson, type EventRow, type Pair, type StoryRow} from '../api';
import {atomOf, eventDownloads, Frame} from '../parts/frame';
import {Amount, EventTable, StoryTable} from '../parts/rows';
import {ScoreChart} from '../parts/score_chart';
import {Empty, Show} from '../parts/states';
import {Paged} from '../parts/paged';
import {filtersOf, withQuery} from '../query';
import {go} from '../router';
import {countryCode, countryName, number, typeLabel} from '../words';

// A party as people write it: the name of a country becomes its code.
function party(written: string): string {
  return countryCode(written) ?? written.trim();
}

function partyName(id: string): string {
  const name = countryName(id);
  if (name !== id) return name;
  return id.replace(/^text:/, '').replace(/^.*\./, '').replace(/-/g, ' ');
}

function PairForm({a, b}: {a: string; b: string}) {
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const [first, second] = [party(String(form.get('a') ?? '')), party(String(form.get('b') ?? ''))];
    if (first && second) go(withQuery('/pair', {between: `${first},${second}`}));
  };
  return (
    <form class="pair-form" onSubmit={choose} key={`${a},${b}`}>
      <div class="field">
        <label for="pair-a">One</label>
        <input id="pair-a" name="a" defaultValue={a} placeholder="country, actor or words of a name" required />
      </div>
      <div class="field">
        <label for="pair-b">The other</label>
        <input id="pair-b" name="b" defaultValue={b} placeholder="country, actor or words of a name" required />
      </div>
      <button type="submit" class="button primary">
        Show
      </button>
    </form>
  );
}

export function PairView({query}: {query: URLSearchParams}) {
  const filters = filtersOf(query);
  const [a = '', b = ''] = (filters.get('between') ?? '').split(',');
  const given = a !== '' && b !== '';
  const pair = useJson<Pair>(given ? withQuery(`${API}/pair`, filters) : null);
  const title = given ? `${partyName(a)} and ${partyName(b)}` : 'Pair';
  return (
    <Frame
      title={title}
      lead={given ? undefined : 'Score over time, events and storylines of two parties'}
      path="/pair"
      filters={filters}
      groups={given ? ['what', 'when', 'reported'] : []}
      downloads={given ? [{label: 'Score, CSV', href: withQuery(`${API}/pair.csv`, filters)}, ...eventDownloads(filters)] : undefined}
      atom={given ? atomOf(filters) : undefined}
    >
      <PairForm a={a} b={b} />
      {given && (
        <>
          <Show of={pair}>
            {(data) =>
              data.total === 0 ? (
                <Empty>The record knows of nothing between the two.</Empty>
              ) : (
                <>
                  <ScoreChart pair={data} />
                  <div class="two-columns">
                    <Directions pair={data} a={partyName(a)} b={partyName(b)} />
                    <Types pair={data} filters={filters} />
                  </div>
                </>
              )
            }
          </Show>
          <section aria-labelledby="pair-events">
            <h2 id="pair-events">Events</h2>
            <Paged<EventRow> address={withQuery(`${API}/events`, filters, {sort: '-date', limit: 25})} empty="No event.">
              {(events) => <EventTable events={events} caption={`Events between ${title}`} />}
            </Paged>
          </section>
          <section aria-labelledby="pair-stories">
            <h2 id="pair-stories">Storylines</h2>
            <Paged<StoryRow> address={withQuery(`${API}/stories`, filters, {limit: 10})} empty="No storyline.">
              {(stories) => <StoryTable stories={stories} />}
            </Paged>
          </section>
        </>
      )}
    </Frame>
  );
}

function Directions({pair, a, b}: {pair: Pair; a: string; b: string}) {
  const rows: [string, number][] = [
    [`${a} to ${b}`, pair.a_to_b],
    [`${b} to ${a}`, pair.b_to_a],
    ['together', pair.together],
  ];
  const most = Math.max(1, ...rows.map(([, n]) => n));
  return (
    <table class="rows small">
      <caption>Direction</caption>
      <tbody>
        {rows.map(([label, n]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="num">
              <Amount n={n} most={most} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Types({pair, filters}: {pair: Pair; filters: URLSearchParams}) {
  const most = Math.max(1, ...pair.types.map(({n}) => n));
  return (
    <table class="rows small">
      <caption>Types of {number(pair.total)} events</caption>
      <tbody>
        {pair.types.map(({value, n}) => (
          <tr key={value}>
            <th scope="row">
              <a href={withQuery('/pair', filters, {type: value})}>{typeLabel(value)}</a>
            </th>
            <td class="num">
              <Amount n={n} most={most} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
