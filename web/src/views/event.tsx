// One event: its reports side by side with the evidence marked, where they disagree, and why it was coded so.
import {API, useJson, type EventItem, type EventRow, type ReportRow, type Telling} from '../api';
import {CodePoints, pieces, type Mark} from '../highlight';
import {atomOf, Frame, itemDownloads} from '../parts/frame';
import {Disagreement, QuadMark} from '../parts/marks';
import {ReportError} from '../parts/report_error';
import {Chain, pairAddress, PartyLinks, PlanTable, reportAddress, Status} from '../parts/rows';
import {Show} from '../parts/states';
import {Explained, Head} from '../parts/table';
import {basisWords, count, countryName, dateWords, eventSentence, fieldWords, outletName, QUADS, reportTitle, score, STATUSES, typeLabel, valueWords, voiceName, webAddress} from '../words';

const CORRECTABLE: [string, string][] = [
  ['status', 'It did not happen, or not so (status)'],
  ['event_type', 'The type'],
  ['actors', 'Who acted'],
  ['recipients', 'To whom'],
  ['event_date', 'When'],
  ['place', 'Where'],
  ['merge', 'It is the same as another event'],
  ['split', 'It is more than one event'],
  ['other', 'Something else'],
];

export function EventView({id}: {id: string}) {
  const item = useJson<EventItem>(`${API}/events/${encodeURIComponent(id)}`);
  return <Show of={item}>{(data) => <EventPage item={data} />}</Show>;
}

function EventPage({item}: {item: EventItem}) {
  const {event} = item;
  const parties = new URLSearchParams(event.actors[0] ? {actor: event.actors[0].id} : {});
  return (
    <Frame
      title={eventSentence(event)}
      above={
        <p class="kind">
          <QuadMark quad={event.quad_class} hollow={event.status === 'future' || event.status === 'hypothetical' || event.status === 'negated'} />
          {typeLabel(event.event_type, event.event_modes)} · {QUADS[event.quad_class - 1]?.name.toLowerCase()}
        </p>
      }
      lead={
        <span class="badges">
          <span>{dateWords(event.event_date, event.event_date_end)}</span>
          <Status status={event.status} />
          <Disagreement fields={event.conflicts} />
        </span>
      }
      downloads={itemDownloads('events', event.event_id, 'this event with its reports')}
      atom={atomOf(parties)}
      actions={<ReportError of={{kind: 'event', id: event.event_id, fields: CORRECTABLE}} />}
    >
      <Facts event={event} stories={item.stories} />
      <Disagreements event={event} reports={item.reports.flatMap(({report, copies}) => [report, ...copies])} />
      <section aria-labelledby="tellings">
        <h2 id="tellings">What the reports say</h2>
        <div class={`side-by-side many-${Math.min(3, item.reports.length)}`}>
          {item.reports.map(({report, copies, tellings}) => (
            <TellingCard key={report.report_id} report={report} copies={copies} tellings={tellings} />
          ))}
        </div>
      </section>
      {item.plan && (
        <section aria-labelledby="announces">
          <h2 id="announces">What it announces</h2>
          <PlanTable plans={[item.plan]} caption="The plan that this event announces" />
        </section>
      )}
      {item.fulfils.length > 0 && (
        <section aria-labelledby="fulfils">
          <h2 id="fulfils">What it brought about</h2>
          <PlanTable plans={item.fulfils} caption="Plans that this event fulfilled" />
        </section>
      )}
      <Why item={item} />
    </Frame>
  );
}

function Facts({event, stories}: {event: EventRow; stories: EventItem['stories']}) {
  const [a, b] = [...event.actors, ...event.recipients];
  return (
    <dl class="facts">
      <div>
        <dt>{event.recipients.length > 0 ? 'Actor' : 'Parties'}</dt>
        <dd>{event.actors.length > 0 ? <PartyLinks parties={event.actors} /> : 'not named'}</dd>
      </div>
      {event.recipients.length > 0 && (
        <div>
          <dt>Recipient</dt>
          <dd>
            <PartyLinks parties={event.recipients} />
          </dd>
        </div>
      )}
      <div>
        <dt>When</dt>
        <dd>
          {dateWords(event.event_date, event.event_date_end)} <small class="quiet">{basisWords(event.date_basis)}</small>
        </dd>
      </div>
      {event.place_name && (
        <div>
          <dt>Where</dt>
          <dd>
            {event.place_name}
            {event.country_code && countryName(event.country_code) !== event.place_name && `, ${countryName(event.country_code)}`}{' '}
            <small class="quiet">{event.place_precision}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>Told by</dt>
        <dd>
          {count(event.n_reports, 'report')}, {event.n_independent} independent
          {event.n_copies > 0 && `, ${count(event.n_copies, 'copy', 'copies')}`}
        </dd>
      </div>
      <div>
        <dt>Score</dt>
        <dd>
          {score(event.plover_score)} <small class="quiet">of ±10 (PLOVER)</small>
        </dd>
      </div>
      <div>
        <dt>Codes</dt>
        <dd>
          <code>{[event.event_type, ...event.event_modes].join(' / ')}</code> · CAMEO <code>{event.cameo_code}</code>
          {event.goldstein !== undefined && ` · Goldstein ${score(event.goldstein)}`}
        </dd>
      </div>
      <div>
        <dt>Status</dt>
        <dd>{STATUSES[event.status] ?? event.status}</dd>
      </div>
      {event.contexts.length > 0 && (
        <div>
          <dt>Contexts</dt>
          <dd>{event.contexts.map((context) => context.replace(/_/g, ' ')).join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>Confidence</dt>
        <dd>{Math.round(event.confidence * 100)} %</dd>
      </div>
      {stories.length > 0 && (
        <div>
          <dt>Storyline</dt>
          <dd>
            {stories.map((story) => (
              <a key={story.story_id} href={`/stories/${story.story_id}`}>
                {story.title}
              </a>
            ))}
          </dd>
        </div>
      )}
      {a && b && (
        <div>
          <dt>The two</dt>
          <dd>
            <a href={pairAddress(a.id, b.id)}>
              {a.name} and {b.name} over time
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

function voiceOf(report: ReportRow | undefined): string {
  return report ? voiceName(report) : 'another report';
}

function Disagreements({event, reports}: {event: EventRow; reports: ReportRow[]}) {
  if (event.disagreements.length === 0) return null;
  const byId = new Map(reports.map((report) => [report.report_id, report]));
  return (
    <section aria-labelledby="disagreements">
      <h2 id="disagreements">Where the reports disagree</h2>
      <table class="versions">
        <tbody>
          {event.disagreements.map(({field, versions}) => (
            <tr key={field}>
              <th scope="row">{fieldWords(field)}</th>
              {versions.map((version) => (
                <td key={version.value}>
                  <strong>{valueWords(version.value)}</strong>
                  <ul>
                    {version.reports.map((id) => (
                      <li key={id}>
                        <a href={reportAddress(id)}>{voiceOf(byId.get(id))}</a>
                      </li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// The sentence with the evidence marked and within it the word that decided.
export function MarkedSentence({telling}: {telling: Telling}) {
  const text = new CodePoints(telling.sentence);
  const from = telling.sentence_span[0];
  const moved = ([start, end]: [number, number]): [number, number] => [start - from, end - from];
  const marks: Mark[] = [
    {span: moved(telling.span), layer: 'evidence'},
    {span: moved(telling.trigger), layer: 'trigger'},
  ];
  return (
    <>
      {pieces(text, marks).map((piece) => {
        const layers = piece.marks.map((mark) => mark.layer);
        if (layers.length === 0) return piece.text;
        return (
          <mark key={piece.start} class={layers.join(' ')}>
            {piece.text}
          </mark>
        );
      })}
    </>
  );
}

function TellingCard({report, copies, tellings}: {report: ReportRow; copies: ReportRow[]; tellings: Telling[]}) {
  const address = webAddress(report.url);
  return (
    <article class="telling">
      <header>
        <strong>{outletName(report)}</strong>
        <span class="quiet" title={report.published_reason}>
          {report.published_from ? dateWords(report.published_from, report.published_to) : 'no date'}
          {report.published_basis && report.published_basis !== 'metadata' && <small> ({basisWords(report.published_basis)})</small>}
        </span>
        <h3>
          <a href={`${reportAddress(report.report_id)}?at=${tellings[0]?.span[0] ?? 0}`}>{reportTitle(report)}</a>
        </h3>
      </header>
      {tellings.map((telling, i) => (
        <div key={i} class="passage">
          <p>
            {telling.before && <span class="around">{telling.before} </span>}
            <MarkedSentence telling={telling} />
            {telling.after && <span class="around"> {telling.after}</span>}
          </p>
          <Chain outlet={outletName(report)} voices={telling.chain ?? telling.quotation?.chain ?? []} />
        </div>
      ))}
      <footer>
        {address && (
          <a href={address} rel="noreferrer noopener" target="_blank">
            Read at the outlet
          </a>
        )}
        {copies.length > 0 && (
          <details class="copies">
            <summary>{count(copies.length, 'copy', 'copies')} of this report</summary>
            <ul>
              {copies.map((copy) => (
                <li key={copy.report_id}>
                  <a href={reportAddress(copy.report_id)}>{reportTitle(copy)}</a>, {outletName(copy)}
                  {copy.copy_why && <small class="quiet"> {copy.copy_why}</small>}
                </li>
              ))}
            </ul>
          </details>
        )}
      </footer>
    </article>
  );
}

function Why({item}: {item: EventItem}) {
  const rows = item.reports.flatMap(({report, tellings}) => tellings.map((telling) => ({report, telling})));
  return (
    <section aria-labelledby="why" id="why-section">
      <h2 id="why">Why it was coded so</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="What decided in each report">
        <table class="numbers why">
          <Head columns={['In', 'Deciding word', 'Sense of the lexicon', 'Day', 'Confidence']} />
          <tbody>
            {rows.map(({report, telling}, i) => (
              <tr key={i}>
                <th scope="row">{voiceName(report)}</th>
                <td>
                  <mark class="trigger">{telling.trigger_words}</mark>
                </td>
                <td>
                  <code>{telling.sense}</code>
                </td>
                <td>{telling.date ? dateWords(telling.date.from, telling.date.to) : '–'}</td>
                <td>{Math.round(telling.confidence * 100)} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {item.explain && (
        <Explained text={item.explain} />
      )}
    </section>
  );
}
