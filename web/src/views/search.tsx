// One question to everything: actors, events, quotations, reports.
import type {ComponentChildren} from 'preact';
import {API, useJson, type Found} from '../api';
import {atomOf, Frame, listDownloads} from '../parts/frame';
import {ActorTable, EventTable, Quotes, ReportTable} from '../parts/rows';
import {Empty, Show} from '../parts/states';
import {withQuery} from '../query';
import {number} from '../words';

export function SearchView({query}: {query: URLSearchParams}) {
  const q = (query.get('q') ?? '').trim();
  const found = useJson<Found>(q === '' ? null : withQuery(`${API}/search`, {q, top: 8}));
  const words = new URLSearchParams(q === '' ? {} : {text: q});
  return (
    <Frame
      title={q === '' ? 'Search' : `“${q}”`}
      above={q === '' ? undefined : <p class="kind">Search</p>}
      downloads={q === '' ? undefined : listDownloads('events', words)}
      atom={q === '' ? undefined : atomOf(words)}
    >
      {q === '' ? (
        <Empty>Write a name, an outlet or words of a report into the field above, or press /.</Empty>
      ) : (
        <Show of={found}>
          {(data) =>
            data.actors.total + data.events.total + data.quotes.total + data.reports.total === 0 ? (
              <Empty>Nothing in the record holds these words next to one another.</Empty>
            ) : (
              <>
                <Group title="Actors" part={data.actors} href={withQuery('/actors', {actor: q})}>
                  <ActorTable actors={data.actors.rows} caption="Actors found" />
                </Group>
                <Group title="Events" part={data.events} href={withQuery('/events', words)}>
                  <EventTable events={data.events.rows} caption="Events found" />
                </Group>
                <Group title="Quotes" part={data.quotes} href={withQuery('/quotes', {contains: q})}>
                  <Quotes quotes={data.quotes.rows} />
                </Group>
                <Group title="Reports" part={data.reports} href={withQuery('/reports', words)}>
                  <ReportTable reports={data.reports.rows} caption="Reports found" />
                </Group>
              </>
            )
          }
        </Show>
      )}
    </Frame>
  );
}

function Group({title, part, href, children}: {title: string; part: {total: number; rows: unknown[]}; href: string; children: ComponentChildren}) {
  if (part.rows.length === 0) return null;
  return (
    <section aria-labelledby={`found-${title}`}>
      <h2 id={`found-${title}`}>
        {title} <small class="quiet">{number(part.total)}</small>
      </h2>
      {children}
      {part.total > part.rows.length && (
        <p class="pager">
          <a class="button" href={href}>
            All {number(part.total)}
          </a>
        </p>
      )}
    </section>
  );
}
