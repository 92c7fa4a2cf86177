// One actor: names, offices over time, what they did, said and what is said of them, and with whom.
import {scaleUtc} from 'd3-scale';
import {API, useJson, type ActorItem} from '../api';
import {dayOf} from '../bins';
import {DayAxis} from '../parts/axis';
import {Frame, itemAtom, itemDownloads} from '../parts/frame';
import {ReportError} from '../parts/report_error';
import {actorAddress, Amount, EventTable, pairAddress, Quotes, ScoreMark} from '../parts/rows';
import {Empty, Show} from '../parts/states';
import {Head} from '../parts/table';
import {useWidth} from '../parts/width';
import {withQuery} from '../query';
import {count, countryName, dateWords, number} from '../words';

const CORRECTABLE: [string, string][] = [
  ['name', 'The name'],
  ['country', 'The country'],
  ['sectors', 'The sector'],
  ['merge', 'The same as another actor'],
  ['split', 'Two different actors'],
  ['other', 'Something else'],
];

const LETTER = 6.8; // pixels, about

export function ActorView({id}: {id: string}) {
  const item = useJson<ActorItem>(`${API}/actors/${encodeURIComponent(id)}`);
  return <Show of={item}>{(data) => <ActorPage item={data} />}</Show>;
}

function ActorPage({item}: {item: ActorItem}) {
  const {actor} = item;
  const own = new URLSearchParams({actor: actor.actor_id});
  const inDirectory = !actor.actor_id.startsWith('text:');
  return (
    <Frame
      title={actor.name}
      above={<p class="kind">{[countryName(actor.country), (actor.sectors ?? []).join(' ')].filter(Boolean).join(' · ') || 'Actor'}</p>}
      lead={
        <>
          {count(actor.n_events, 'event')}, {count(actor.n_quotations, 'quotation')}
          {!inDirectory && ' · not in the directory: known from the text alone'}
        </>
      }
      downloads={[
        ...itemDownloads('actors', actor.actor_id, 'this page'),
        {label: 'Quotations, CSV', href: withQuery(`${API}/quotes.csv`, {speaker: actor.actor_id, csv: 'spreadsheet'})},
      ]}
      atom={itemAtom('actors', actor.actor_id)}
      actions={<ReportError of={{kind: 'actor', id: actor.actor_id, fields: CORRECTABLE}} />}
    >
      <dl class="facts">
        <div>
          <dt>Names in the reports</dt>
          <dd>
            {item.names.map(({name, n}, i) => (
              <span key={name}>
                {i > 0 && ', '}
                {name}
                {n !== undefined && <small class="quiet"> {n}</small>}
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>Id</dt>
          <dd>
            <code>{actor.actor_id}</code>
          </dd>
        </div>
      </dl>
      {item.offices.length > 0 && <Offices offices={item.offices} />}
      <section aria-labelledby="events">
        <h2 id="events">Events</h2>
        {item.events.rows.length === 0 ? (
          <Empty>Takes part in no event of this record.</Empty>
        ) : (
          <>
            <EventTable events={item.events.rows.slice(0, 12)} caption={`Events of ${actor.name}, latest first`} />
            <More shown={Math.min(12, item.events.rows.length)} total={item.events.total} href={withQuery('/events', own, {sort: '-date'})} what="events" />
          </>
        )}
      </section>
      <Partners item={item} />
      <div class="two-columns">
        <section aria-labelledby="by">
          <h2 id="by">Quotes by {actor.name}</h2>
          {item.quotes_by.rows.length === 0 ? <Empty>None.</Empty> : <Quotes quotes={item.quotes_by.rows.slice(0, 8)} />}
          <More shown={Math.min(8, item.quotes_by.rows.length)} total={item.quotes_by.total} href={withQuery('/quotes', {speaker: actor.actor_id})} what="quotes" />
        </section>
        <section aria-labelledby="quotes-about">
          <h2 id="quotes-about">Quotes about {actor.name}</h2>
          {item.quotes_about.rows.length === 0 ? <Empty>None.</Empty> : <Quotes quotes={item.quotes_about.rows.slice(0, 8)} />}
          <More shown={Math.min(8, item.quotes_about.rows.length)} total={item.quotes_about.total} href={withQuery('/quotes', {about: actor.name})} what="quotes" />
        </section>
      </div>
    </Frame>
  );
}

function More({shown, total, href, what}: {shown: number; total: number; href: string; what: string}) {
  if (total <= shown) return null;
  return (
    <p class="pager">
      <span class="quiet">
        Showing {shown} of {number(total)}
      </span>
      <a class="button" href={href}>
        All {what}
      </a>
    </p>
  );
}

function Offices({offices}: {offices: ActorItem['offices']}) {
  const [element, width] = useWidth<HTMLDivElement>();
  const today = new Date().toISOString().slice(0, 10);
  const dated = offices.filter(({from}) => from);
  const starts = dated.map(({from}) => from ?? today).sort();
  const ends = dated.map(({to}) => to ?? today).sort();
  const row = 26;
  const x = scaleUtc().domain([dayOf(starts[0] ?? today), dayOf(ends[ends.length - 1] ?? today)]).range([4, Math.max(5, width - 16)]);
  const label = (office: ActorItem['offices'][number]) => office.title || office.office || 'Office';
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">Offices</h2>
      {dated.length > 1 && (
        <div ref={element} class="chart-area" aria-hidden="true">
          {width > 0 && (
            <svg width={width} height={dated.length * row + 30} viewBox={`0 0 ${width} ${dated.length * row + 30}`} class="offices">
              {dated.map((office, i) => {
                const [from, to] = [x(dayOf(office.from ?? today)), x(dayOf(office.to ?? today))];
                // The label stands in the bar, else beside it where there is room.
                const long = label(office).length * LETTER;
                const [at, anchor] = long + 12 < to - from ? [from + 6, 'start' as const] : to + long + 12 < width ? [to + 6, 'start' as const] : [from - 6, 'end' as const];
                return (
                  <g key={i} transform={`translate(0,${i * row})`}>
                    <rect x={from} y="3" width={Math.max(3, to - from)} height={row - 8} rx="3" class={office.to ? 'ended' : 'current'} />
                    <text x={at} y={row / 2 + 4} text-anchor={anchor}>
                      {label(office)}
                    </text>
                  </g>
                );
              })}
              <DayAxis x={x} y={dated.length * row + 4} width={width} />
            </svg>
          )}
        </div>
      )}
      <table class="rows">
        <caption class="visually-hidden">Offices held</caption>
        <Head columns={['From', 'To', 'Office', 'Sectors']} />
        <tbody>
          {offices.map((office, i) => (
            <tr key={i}>
              <td class="when" data-label="from">{office.from ? dateWords(office.from, office.from) : '–'}</td>
              <td class="when" data-label="to">{office.to ? dateWords(office.to, office.to) : '–'}</td>
              <td class="what">
                {label(office)}
                {office.organization && `, ${office.organization}`}
                {office.country && <small class="quiet"> {countryName(office.country)}</small>}
              </td>
              <td class="type">{(office.sectors ?? []).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Partners({item}: {item: ActorItem}) {
  if (item.partners.length === 0) return null;
  const shown = item.partners.slice(0, 12);
  const most = Math.max(...shown.map((partner) => partner.n_events));
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">With whom</h2>
      <table class="rows">
        <caption class="visually-hidden">Partners, most events first</caption>
        <Head columns={['Partner', 'Country', '#Events', '#Mean score', 'Pair']} />
        <tbody>
          {shown.map((partner) => (
            <tr key={partner.actor_id}>
              <td class="what">
                <a class="row-link" href={actorAddress(partner.actor_id)}>
                  {partner.name}
                </a>
              </td>
              <td class="where">{countryName(partner.country)}</td>
              <td class="num" data-label="events">
                <Amount n={partner.n_events} most={most} />
              </td>
              <td class="num" data-label="score">
                <ScoreMark value={partner.score} />
              </td>
              <td class="by">
                <a href={pairAddress(item.actor.actor_id, partner.actor_id)} aria-label={`${item.actor.name} and ${partner.name} over time`}>
                  over time
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {item.partners_total > shown.length && (
        <p class="quiet">
          Showing {shown.length} of {number(item.partners_total)}
        </p>
      )}
    </section>
  );
}
