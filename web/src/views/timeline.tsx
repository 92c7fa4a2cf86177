// The first view: what the record holds over time, and the latest of it.
import {API, useJson, type About, type EventRow, type Timeline} from '../api';
import {Frame, atomOf, type Download} from '../parts/frame';
import {EventTable} from '../parts/rows';
import {Empty, Show} from '../parts/states';
import {TimelineChart} from '../parts/timeline_chart';
import {Paged} from '../parts/paged';
import {filtersOf, withQuery} from '../query';
import {count, dateWords} from '../words';

const BINS = ['auto', 'day', 'week', 'month', 'year'];

export function timelineDownloads(filters: URLSearchParams, bin?: string): Download[] {
  return [
    {label: 'Chart’s numbers, CSV', href: withQuery(`${API}/timeline.csv`, filters, {bin})},
    {label: 'Events, CSV', href: withQuery(`${API}/events.csv`, filters, {csv: 'spreadsheet'}), note: 'for spreadsheets'},
    {label: 'Events, CSV, exact', href: withQuery(`${API}/events.csv`, filters), note: 'for R, Python, Stata'},
    {label: 'Events, JSON lines', href: withQuery(`${API}/events.jsonl`, filters)},
  ];
}

export function TimelineView({query}: {query: URLSearchParams}) {
  const filters = filtersOf(query);
  const bin = query.get('bin') ?? 'auto';
  const timeline = useJson<Timeline>(withQuery(`${API}/timeline`, filters, {bin}));
  const about = useJson<About>(`${API}/about`);
  const held = about.data;
  return (
    <Frame
      title="Timeline"
      path="/"
      filters={filters}
      lead={
        held && held.reports > 0 ? (
          <>
            {count(held.reports, 'report')}, {count(held.events, 'event')}, {count(held.plans, 'plan')}, {count(held.stories, 'storyline')}
            {held.first && held.last && `, ${dateWords(held.first, held.first)} – ${dateWords(held.last, held.last)}`}
          </>
        ) : undefined
      }
      downloads={timelineDownloads(filters, query.get('bin') ?? undefined)}
      atom={atomOf(filters)}
    >
      <nav class="switch" aria-label="Width of a column">
        {BINS.map((name) => (
          <a key={name} href={withQuery('/', filters, {bin: name === 'auto' ? undefined : name})} aria-current={bin === name ? 'true' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <Show of={timeline}>
        {(data) =>
          data.bins.length === 0 ? (
            held?.reports === 0 ? (
              <Empty>
                This record is empty. Read some reports into it: <code>chancery read FOLDER --record FILE</code>
              </Empty>
            ) : (
              <Empty>Nothing with a day answers these filters.</Empty>
            )
          ) : (
            <TimelineChart timeline={data} path="/" filters={filters} />
          )
        }
      </Show>
      <section aria-labelledby="latest">
        <h2 id="latest">Latest</h2>
        <Paged<EventRow> address={withQuery(`${API}/events`, filters, {sort: '-date', limit: 20})} empty="No event answers these filters.">
          {(events) => <EventTable events={events} caption="Events, latest first" />}
        </Paged>
      </section>
    </Frame>
  );
}
