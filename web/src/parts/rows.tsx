// Rows of the lists, as every view shows them.
import {dateWords, eventSentence, number, outletName, planSentence, reportTitle, STATUSES, typeLabel, countryName, score} from '../words';
import type {ActorRow, EventRow, Party, PlanRow, QuoteRow, ReportRow, StoryRow} from '../api';
import {Disagreement, PlanState, QuadMark} from './marks';
import {Head} from './table';
import {withQuery} from '../query';

export const actorAddress = (id: string) => `/actors/${encodeURIComponent(id)}`;
export const eventAddress = (id: string) => `/events/${id}`;
export const reportAddress = (id: string) => `/reports/${id}`;
export const pairAddress = (a: string, b: string) => withQuery('/pair', {between: `${a},${b}`});

export function PartyLinks({parties}: {parties: Party[]}) {
  return (
    <>
      {parties.map((party, i) => (
        <span key={party.id}>
          {i > 0 && ', '}
          <a href={actorAddress(party.id)}>{party.name}</a>
          {party.country && party.country !== party.id && <small class="quiet"> {party.country}</small>}
        </span>
      ))}
    </>
  );
}

export function Status({status}: {status: string}) {
  return status === 'happened' ? null : <span class={`badge status-${status}`}>{STATUSES[status] ?? status}</span>;
}

export function Told({event}: {event: EventRow}) {
  const one = event.n_reports === 1;
  return (
    <span class="told">
      {number(event.n_reports)} {one ? 'report' : 'reports'}
      {!one && <small class="quiet"> {event.n_independent} independent</small>}
    </span>
  );
}

export function EventTable({events, caption}: {events: EventRow[]; caption: string}) {
  return (
    <table class="rows events">
      <caption class="visually-hidden">{caption}</caption>
      <Head columns={['When', 'What', 'Type', 'Where', 'Told by']} />
      <tbody>
        {events.map((event) => (
          <tr key={event.event_id}>
            <td class="when">{dateWords(event.event_date, event.event_date_end)}</td>
            <td class="what">
              <a class="row-link" href={eventAddress(event.event_id)}>
                {eventSentence(event)}
              </a>
              {event.evidence_text && <p class="words">{event.evidence_text}</p>}
              <span class="badges">
                <Status status={event.status} />
                <Disagreement fields={event.conflicts} />
              </span>
            </td>
            <td class="type">
              <QuadMark quad={event.quad_class} hollow={event.status !== 'happened' && event.status !== 'historical'} />{' '}
              {typeLabel(event.event_type, event.event_modes)}
            </td>
            <td class="where">{event.place_name ?? ''}</td>
            <td class="by">
              <Told event={event} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function PlanTable({plans, caption}: {plans: PlanRow[]; caption: string}) {
  return (
    <table class="rows plans">
      <caption class="visually-hidden">{caption}</caption>
      <Head columns={['Expected', 'What', 'State', 'Announced in', 'Outcome']} />
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.plan_id}>
            <td class="when">{plan.expected_from ? dateWords(plan.expected_from, plan.expected_to) : <span class="quiet">no day given</span>}</td>
            <td class="what">
              <a class="row-link" href={`/plans/${plan.plan_id}`}>
                {planSentence(plan)}
              </a>
            </td>
            <td class="type">
              <PlanState state={plan.state} />
            </td>
            <td class="by">
              {number(plan.announced_in.length)} {plan.announced_in.length === 1 ? 'report' : 'reports'}
            </td>
            <td class="where">{plan.fulfilled_by && <a href={eventAddress(plan.fulfilled_by)}>what came of it</a>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Chain({outlet, voices}: {outlet?: string; voices: string[]}) {
  const all = [...(outlet ? [outlet] : []), ...voices];
  if (all.length < 2) return null;
  return (
    <ol class="chain" aria-label="According to whom, from the report to the speaker">
      {all.map((voice, i) => (
        <li key={i}>{voice}</li>
      ))}
    </ol>
  );
}

export function Quotes({quotes}: {quotes: QuoteRow[]}) {
  return (
    <ul class="quotes">
      {quotes.map((quote, i) => (
        <li key={quote.quote_id ?? i} class={`quote ${quote.form}`}>
          <blockquote>{quote.content}</blockquote>
          <div class="said">
            {quote.speaker_id ? (
              <a class="row-link" href={actorAddress(quote.speaker_id)}>
                {quote.speaker}
              </a>
            ) : (
              <span>{quote.speaker ?? 'Nobody is named'}</span>
            )}
            {quote.addressee && (
              <span class="quiet">
                {' to '}
                {quote.addressee_id ? <a href={actorAddress(quote.addressee_id)}>{quote.addressee}</a> : quote.addressee}
              </span>
            )}
            <span class="badge">{quote.form}</span>
            {quote.reports[0] && (
              <a class="quiet" href={`${reportAddress(quote.reports[0])}${quote.spans?.[0] ? `?at=${quote.spans[0][0]}` : ''}`}>
                {outletName(quote)}, {dateWords(quote.published_from, quote.published_to)}
              </a>
            )}
          </div>
          <Chain voices={quote.chain} />
        </li>
      ))}
    </ul>
  );
}

export function ReportTable({reports, caption}: {reports: ReportRow[]; caption: string}) {
  return (
    <table class="rows reports">
      <caption class="visually-hidden">{caption}</caption>
      <Head columns={['Published', 'Headline', 'Outlet']} />
      <tbody>
        {reports.map((report) => (
          <tr key={report.report_id}>
            <td class="when">{report.published_from ? dateWords(report.published_from, report.published_to) : <span class="quiet">no date</span>}</td>
            <td class="what">
              <a class="row-link" href={reportAddress(report.report_id)}>
                {reportTitle(report)}
              </a>
              <span class="badges">
                {report.copy_of && <span class="badge">copy</span>}
                {report.flags.includes('spun') && <span class="badge">reworded by machine</span>}
              </span>
            </td>
            <td class="by">{outletName(report)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ActorTable({actors, caption}: {actors: ActorRow[]; caption: string}) {
  const most = Math.max(1, ...actors.map((actor) => actor.n_events));
  return (
    <table class="rows actors">
      <caption class="visually-hidden">{caption}</caption>
      <Head columns={['Name', 'Country', 'Sectors', '#Events', '#Quotations']} />
      <tbody>
        {actors.map((actor) => (
          <tr key={actor.actor_id}>
            <td class="what">
              <a class="row-link" href={actorAddress(actor.actor_id)}>
                {actor.name}
              </a>
              {actor.names.length > 1 && <p class="words">{actor.names.filter((name) => name !== actor.name).slice(0, 4).join(', ')}</p>}
            </td>
            <td class="where">{countryName(actor.country)}</td>
            <td class="type">{(actor.sectors ?? []).join(', ')}</td>
            <td class="num" data-label="events">
              <Amount n={actor.n_events} most={most} />
            </td>
            <td class="num" data-label="quotations">{number(actor.n_quotations)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// A number with a bar of its length; drawn as SVG, since the page allows no inline style.
export function Amount({n, most}: {n: number; most: number}) {
  return (
    <span class="amount">
      <svg class="bar" viewBox="0 0 60 8" width="60" height="8" aria-hidden="true">
        <rect x={60 - (56 * n) / most} y="1" width={Math.max(1, (56 * n) / most)} height="6" rx="1" />
      </svg>
      {number(n)}
    </span>
  );
}

// A score from -10 to 10 on a line with zero in the middle.
export function ScoreMark({value}: {value: number | undefined}) {
  if (value === undefined) return <span class="quiet">–</span>;
  return (
    <span class="amount">
      <svg viewBox="-32 0 64 10" width="64" height="10" aria-hidden="true" class={value < 0 ? 'conflict' : 'cooperation'}>
        <line x1="-30" x2="30" y1="5" y2="5" />
        <line x1="0" x2="0" y1="1" y2="9" />
        <circle cx={value * 3} cy="5" r="3.5" />
      </svg>
      {score(value)}
    </span>
  );
}

export function StoryTable({stories}: {stories: StoryRow[]}) {
  return (
    <table class="rows stories">
      <caption class="visually-hidden">Storylines</caption>
      <Head columns={['Story', '#Events', '#Plans', '#Reports']} />
      <tbody>
        {stories.map((story) => (
          <tr key={story.story_id}>
            <td class="what">
              <a class="row-link" href={`/stories/${story.story_id}`}>
                {story.title}
              </a>
            </td>
            <td class="num" data-label="events">{number(story.n_events)}</td>
            <td class="num" data-label="plans">{number(story.n_plans)}</td>
            <td class="num" data-label="reports">{number(story.n_reports)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
