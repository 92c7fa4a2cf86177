// The pages of a plan and of a storyline.
import {API, useJson, type PlanItem, type StoryItem} from '../api';
import {Frame, itemAtom, itemDownloads} from '../parts/frame';
import {PlanState} from '../parts/marks';
import {ReportError} from '../parts/report_error';
import {eventAddress, EventTable, PartyLinks, PlanTable, ReportTable, Status} from '../parts/rows';
import {Show} from '../parts/states';
import {Explained} from '../parts/table';
import {withQuery} from '../query';
import {count, dateWords, eventSentence, planSentence, typeLabel} from '../words';

const CORRECTABLE: [string, string][] = [
  ['state', 'What became of it'],
  ['expected', 'When it was to be'],
  ['actors', 'Who'],
  ['other', 'Something else'],
];

export function PlanView({id}: {id: string}) {
  const item = useJson<PlanItem>(`${API}/plans/${encodeURIComponent(id)}`);
  return <Show of={item}>{(data) => <PlanPage item={data} />}</Show>;
}

function PlanPage({item}: {item: PlanItem}) {
  const {plan} = item;
  return (
    <Frame
      title={planSentence(plan)}
      above={<p class="kind">Plan · {typeLabel(plan.type, plan.modes)}</p>}
      lead={
        <span class="badges">
          <PlanState state={plan.state} />
          <span>{plan.expected_from ? `expected ${dateWords(plan.expected_from, plan.expected_to)}` : 'no day given'}</span>
        </span>
      }
      downloads={itemDownloads('plans', plan.plan_id, 'this plan with its steps')}
      atom={itemAtom('plans', plan.plan_id)}
      actions={<ReportError of={{kind: 'plan', id: plan.plan_id, fields: CORRECTABLE}} />}
    >
      <dl class="facts">
        <div>
          <dt>{plan.recipients.length > 0 ? 'Actor' : 'Parties'}</dt>
          <dd>{plan.actors.length > 0 ? <PartyLinks parties={plan.actors} /> : 'not named'}</dd>
        </div>
        {plan.recipients.length > 0 && (
          <div>
            <dt>Recipient</dt>
            <dd>
              <PartyLinks parties={plan.recipients} />
            </dd>
          </div>
        )}
        {plan.place && (
          <div>
            <dt>Where</dt>
            <dd>{plan.place.name}</dd>
          </div>
        )}
      </dl>
      <section aria-labelledby="steps">
        <h2 id="steps">What became of it</h2>
        <ol class="steps">
          {item.steps.map(({date, event}, i) => (
            <li key={i} class="announced">
              <span class="when">{dateWords(date ?? event.event_date, date ? date : event.event_date_end)}</span>
              <a href={eventAddress(event.event_id)}>{eventSentence(event)}</a> <Status status={event.status} />
              {event.evidence_text && <p class="words">{event.evidence_text}</p>}
            </li>
          ))}
          {item.fulfilled_by ? (
            <li class="done">
              <span class="when">{dateWords(item.fulfilled_by.event_date, item.fulfilled_by.event_date_end)}</span>
              <a href={eventAddress(item.fulfilled_by.event_id)}>{eventSentence(item.fulfilled_by)}</a>
              {item.fulfilled_by.evidence_text && <p class="words">{item.fulfilled_by.evidence_text}</p>}
            </li>
          ) : (
            <li class="waiting">
              <span class="quiet">{plan.state === 'cancelled' || plan.state === 'lapsed' ? `It is ${plan.state}.` : 'The record knows of no outcome.'}</span>
            </li>
          )}
        </ol>
      </section>
      <section aria-labelledby="plan-reports">
        <h2 id="plan-reports">Announced in</h2>
        <ReportTable reports={item.reports} caption="Reports that announce it" />
      </section>
      <section aria-labelledby="plan-why">
        <h2 id="plan-why">Why it was coded so</h2>
        <Explained text={item.explain} />
      </section>
    </Frame>
  );
}

export function StoryView({id}: {id: string}) {
  const item = useJson<StoryItem>(`${API}/stories/${encodeURIComponent(id)}`);
  return <Show of={item}>{(data) => <StoryPage item={data} />}</Show>;
}

function StoryPage({item}: {item: StoryItem}) {
  const {story} = item;
  const countries = [...new Set(item.events.flatMap((event) => [...event.actors, ...event.recipients].flatMap(({country}) => country ?? [])))];
  const pair = countries.length >= 2 ? countries.slice(0, 2).join(',') : undefined;
  return (
    <Frame
      title={story.title}
      above={<p class="kind">Storyline</p>}
      lead={`${count(story.n_events, 'event')}, ${count(story.n_plans, 'plan')}, ${count(story.n_reports, 'report')}`}
      downloads={itemDownloads('stories', story.story_id, 'this storyline with its reports')}
      atom={itemAtom('stories', story.story_id)}
      actions={
        pair && (
          <a class="button" href={withQuery('/brief', {between: pair})}>
            Brief
          </a>
        )
      }
    >
      <section aria-labelledby="story-events">
        <h2 id="story-events">Events, in order</h2>
        <EventTable events={item.events} caption="Events of the storyline" />
      </section>
      {item.plans.length > 0 && (
        <section aria-labelledby="story-plans">
          <h2 id="story-plans">Plans</h2>
          <PlanTable plans={item.plans} caption="Plans of the storyline" />
        </section>
      )}
      <section aria-labelledby="story-reports">
        <h2 id="story-reports">Reports</h2>
        <ReportTable reports={item.reports} caption="Reports of the storyline" />
      </section>
    </Frame>
  );
}
