// The views that are lists: events, plans, quotes, reports, actors, stories.
import type {ComponentChildren} from 'preact';
import {API, type ActorRow, type EventRow, type PlanRow, type QuoteRow, type ReportRow, type StoryRow} from '../api';
import {atomOf, eventDownloads, Frame, listDownloads} from '../parts/frame';
import {ActorTable, EventTable, PlanTable, Quotes, ReportTable, StoryTable} from '../parts/rows';
import {Paged} from '../parts/paged';
import {filtersOf, withQuery} from '../query';

const PAGE = 50;
const SORTS: [value: string, label: string][] = [
  ['date', 'earliest first'],
  ['-date', 'latest first'],
  ['-independent', 'most independent reports'],
];

function Sorts({path, query}: {path: string; query: URLSearchParams}) {
  const sort = query.get('sort') ?? 'date';
  return (
    <nav class="switch" aria-label="Order">
      {SORTS.map(([value, label]) => (
        <a key={value} href={withQuery(path, filtersOf(query), {sort: value === 'date' ? undefined : value})} aria-current={sort === value ? 'true' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

export function EventsView({query}: {query: URLSearchParams}) {
  const filters = filtersOf(query);
  return (
    <Frame title="Events" path="/events" filters={filters} downloads={eventDownloads(filters)} atom={atomOf(filters)}>
      <Sorts path="/events" query={query} />
      <Paged<EventRow> address={withQuery(`${API}/events`, filters, {sort: query.get('sort') ?? undefined, limit: PAGE})} empty="No event answers these filters.">
        {(events) => <EventTable events={events} caption="Events" />}
      </Paged>
    </Frame>
  );
}

interface ListViewProps<Row> {
  title: string;
  list: string;
  lead: string;
  groups: string[];
  empty: string;
  query: URLSearchParams;
  children: (rows: Row[]) => ComponentChildren;
}

function ListView<Row>({title, list, lead, groups, empty, query, children}: ListViewProps<Row>) {
  const filters = filtersOf(query);
  return (
    <Frame title={title} lead={lead} path={`/${list}`} filters={filters} groups={groups} downloads={listDownloads(list, filters)} atom={atomOf(filters)}>
      <Paged<Row> address={withQuery(`${API}/${list}`, filters, {limit: PAGE})} empty={empty}>
        {children}
      </Paged>
    </Frame>
  );
}

export function PlansView({query}: {query: URLSearchParams}) {
  return (
    <ListView<PlanRow>
      title="Plans"
      list="plans"
      lead="What was announced, and what became of it"
      groups={['who', 'what', 'when', 'plans']}
      empty="No plan answers these filters."
      query={query}
    >
      {(plans) => <PlanTable plans={plans} caption="Plans by expected day" />}
    </ListView>
  );
}

export function QuotesView({query}: {query: URLSearchParams}) {
  return (
    <ListView<QuoteRow>
      title="Quotes"
      list="quotes"
      lead="Who is reported to have said what"
      groups={['said', 'who', 'when', 'reported']}
      empty="No quotation answers these filters."
      query={query}
    >
      {(quotes) => <Quotes quotes={quotes} />}
    </ListView>
  );
}

export function ReportsView({query}: {query: URLSearchParams}) {
  return (
    <ListView<ReportRow>
      title="Reports"
      list="reports"
      lead="What was read"
      groups={['when', 'reported', 'what']}
      empty="No report answers these filters."
      query={query}
    >
      {(reports) => <ReportTable reports={reports} caption="Reports" />}
    </ListView>
  );
}

export function ActorsView({query}: {query: URLSearchParams}) {
  return (
    <ListView<ActorRow>
      title="Actors"
      list="actors"
      lead="Who takes part or speaks, most first"
      groups={['who', 'what', 'when', 'reported']}
      empty="Nobody answers these filters."
      query={query}
    >
      {(actors) => <ActorTable actors={actors} caption="Actors, most active first" />}
    </ListView>
  );
}

export function StoriesView({query}: {query: URLSearchParams}) {
  return (
    <ListView<StoryRow>
      title="Stories"
      list="stories"
      lead="Events, plans and reports that belong together"
      groups={['who', 'what', 'when']}
      empty="No storyline answers these filters."
      query={query}
    >
      {(stories) => <StoryTable stories={stories} />}
    </ListView>
  );
}
