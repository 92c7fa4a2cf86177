// One report: its text with all that was read off it laid over, and what was taken out with the reason.
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {API, useJson, type ReportItem, type Wire, type WireEntity} from '../api';
import {CodePoints, paragraphs, pieces, type Mark} from '../highlight';
import {Frame, itemAtom, itemDownloads} from '../parts/frame';
import {QuadMark} from '../parts/marks';
import {ReportError} from '../parts/report_error';
import {actorAddress, Chain, eventAddress, reportAddress, Status} from '../parts/rows';
import {Show} from '../parts/states';
import {Explained, Head} from '../parts/table';
import {basisWords, count, dateWords, enumerate, eventSentence, outletName, reportTitle, TYPES, webAddress} from '../words';

const LAYERS: [layer: string, label: string][] = [
  ['event', 'Events'],
  ['quote', 'Quotations'],
  ['entity', 'Names'],
  ['time', 'Times'],
];

const CORRECTABLE: [string, string][] = [
  ['published', 'The day of publication'],
  ['outlet', 'The outlet'],
  ['title', 'The headline'],
  ['text', 'Text that was wrongly taken out or left in'],
  ['withdrawn', 'The report was withdrawn'],
  ['other', 'Something else'],
];

// All layers of a report as marks; `id` names the entry that a mark belongs to.
export function marksOf(wire: Wire): Mark[] {
  const marks: Mark[] = [];
  wire.entities.forEach((entity, i) => {
    const note = [entity.name, entity.role, entity.country, (entity.sectors ?? []).join(' ')].filter(Boolean).join(' · ');
    for (const {span} of entity.mentions) marks.push({span, layer: 'entity', id: `entity-${i}`, note});
  });
  for (const time of wire.timexes) {
    marks.push({span: time.span, layer: 'time', note: time.from ? dateWords(time.from, time.to) : time.value});
  }
  wire.quotations.forEach((quotation, i) => {
    const speaker = quotation.speaker === undefined ? 'nobody named' : wire.entities[quotation.speaker]?.name;
    for (const span of quotation.content) marks.push({span, layer: 'quote', id: `quote-${i}`, note: `said by ${speaker}`});
    if (quotation.cue) marks.push({span: quotation.cue, layer: 'cue', id: `quote-${i}`});
  });
  wire.events.forEach((event, i) => {
    const note = `${TYPES[event.type]?.label ?? event.type}, ${event.status}`;
    marks.push({span: event.evidence, layer: 'event', id: `event-${i}`, note});
    marks.push({span: event.trigger, layer: 'trigger', id: `event-${i}`, note});
  });
  return marks;
}

const SHOWN_WITH: Record<string, string> = {trigger: 'event', cue: 'quote'};

export function ReportView({id, at}: {id: string; at?: number}) {
  const item = useJson<ReportItem>(`${API}/reports/${encodeURIComponent(id)}`);
  return <Show of={item}>{(data) => <ReportPage item={data} at={at} />}</Show>;
}

function ReportPage({item, at}: {item: ReportItem; at?: number}) {
  const {report, wire} = item;
  const [shown, setShown] = useState<Record<string, boolean>>({event: true, quote: true, entity: true, time: true});
  const [chosen, setChosen] = useState<string>();
  const text = useMemo(() => new CodePoints(wire.text), [wire]);
  const marks = useMemo(() => marksOf(wire), [wire]);
  const visible = useMemo(() => marks.filter(({layer}) => shown[SHOWN_WITH[layer] ?? layer]), [marks, shown]);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at === undefined) return;
    const target = [...(body.current?.querySelectorAll<HTMLElement>('[data-start]') ?? [])].filter((node) => Number(node.dataset.start) <= at).pop();
    target?.scrollIntoView({block: 'center'});
    target?.classList.add('arrived');
  }, [at, wire]);
  const choose = (mark: string, start: number) => {
    setChosen(mark);
    const node = [...(body.current?.querySelectorAll<HTMLElement>('[data-start]') ?? [])].filter((each) => Number(each.dataset.start) <= start).pop();
    node?.scrollIntoView({block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
  };
  const counts: Record<string, number> = {
    event: wire.events.length,
    quote: wire.quotations.length,
    entity: wire.entities.length,
    time: wire.timexes.length,
  };
  const address = webAddress(report.url);
  return (
    <Frame
      title={reportTitle(report)}
      above={<p class="kind">{outletName(report)}</p>}
      lead={
        <>
          {report.published_from ? dateWords(report.published_from, report.published_to) : 'no date'}
          {report.published_basis && <small class="quiet"> {basisWords(report.published_basis)}</small>}
          {address && (
            <>
              {' · '}
              <a href={address} rel="noreferrer noopener" target="_blank">
                read at the outlet
              </a>
            </>
          )}
        </>
      }
      downloads={itemDownloads('reports', report.report_id, 'all that was read off it')}
      atom={itemAtom('reports', report.report_id)}
      actions={<ReportError of={{kind: 'report', id: report.report_id, fields: CORRECTABLE}} />}
    >
      {item.original && (
        <p class="note">
          This repeats <a href={reportAddress(item.original.report_id)}>{reportTitle(item.original)}</a> ({outletName(item.original)})
          {report.copy_why && <small class="quiet"> {report.copy_why}</small>}; it does not count as an independent voice.
        </p>
      )}
      <fieldset class="layers">
        <legend>Lay over the text</legend>
        {LAYERS.map(([layer, label]) => (
          <label key={layer} class={`layer layer-${layer}`}>
            <input type="checkbox" checked={shown[layer]} onChange={() => setShown({...shown, [layer]: !shown[layer]})} />
            <span>{label}</span> <small>{counts[layer]}</small>
          </label>
        ))}
      </fieldset>
      <div class="report">
        <div class="report-text" ref={body}>
          {paragraphs(text).map(([start, end], i) => (
            <p key={start} class={i === 0 && report.title ? 'headline' : undefined}>
              {pieces(text, visible, start, end).map((piece) =>
                piece.marks.length === 0 ? (
                  <span key={piece.start} data-start={piece.start}>
                    {piece.text}
                  </span>
                ) : (
                  <span
                    key={piece.start}
                    data-start={piece.start}
                    class={[...new Set(piece.marks.map(({layer}) => `on-${layer}`)), piece.marks.some(({id}) => id !== undefined && id === chosen) ? 'chosen' : '']
                      .join(' ')
                      .trim()}
                    title={piece.marks.map(({note}) => note).filter(Boolean).join('\n') || undefined}
                  >
                    {piece.text}
                  </span>
                ),
              )}
            </p>
          ))}
        </div>
        <aside class="report-side">
          <ReportEvents item={item} text={text} choose={choose} />
          <ReportQuotes wire={wire} text={text} choose={choose} />
          <ReportNames wire={wire} choose={choose} />
        </aside>
      </div>
      <Removed item={item} />
    </Frame>
  );
}

type Choose = (mark: string, start: number) => void;

function ReportEvents({item, text, choose}: {item: ReportItem; text: CodePoints; choose: Choose}) {
  const {wire} = item;
  const rows = new Map(item.events.map((event) => [event.event_id, event]));
  return (
    <section>
      <h2>Events</h2>
      {wire.events.length === 0 && <p class="quiet">None was read off this report.</p>}
      <ol class="plain">
        {wire.events.map((event, i) => {
          const row = rows.get(item.event_ids?.[i] ?? '');
          const names = enumerate([...event.actors, ...(event.recipients ?? [])].map((n) => wire.entities[n]?.name ?? '')) || 'somebody not named';
          return (
            <li key={i}>
              <button type="button" class="linklike" onClick={() => choose(`event-${i}`, event.trigger[0])}>
                <QuadMark quad={event.quad} hollow={event.status !== 'happened' && event.status !== 'historical'} /> {TYPES[event.type]?.label ?? event.type}: “
                {text.slice(...event.trigger)}”
              </button>
              <span class="quiet">
                {' '}
                {row ? <a href={eventAddress(row.event_id)}>{eventSentence(row)}</a> : names} <Status status={event.status} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function ReportQuotes({wire, text, choose}: {wire: Wire; text: CodePoints; choose: Choose}) {
  if (wire.quotations.length === 0) return null;
  return (
    <section>
      <h2>Quotations</h2>
      <ol class="plain">
        {wire.quotations.map((quotation, i) => {
          const speaker = quotation.speaker === undefined ? undefined : wire.entities[quotation.speaker];
          const words = quotation.content.map((span) => text.slice(...span)).join(' … ');
          return (
            <li key={i}>
              <button type="button" class="linklike" onClick={() => choose(`quote-${i}`, quotation.content[0]?.[0] ?? 0)}>
                {words.length > 90 ? `${words.slice(0, 88)}…` : words}
              </button>
              <span class="quiet"> {speaker?.actor ? <a href={actorAddress(speaker.actor)}>{speaker.name}</a> : (speaker?.name ?? 'nobody named')}, {quotation.form}</span>
              <Chain voices={quotation.chain ?? []} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function ReportNames({wire, choose}: {wire: Wire; choose: Choose}) {
  const named = new Map<string, {entity: WireEntity; i: number}>();
  wire.entities.forEach((entity, i) => {
    const key = entity.actor ?? `${entity.type} ${entity.name}`;
    if (!named.has(key) && entity.mentions.some(({form}) => form === 'named')) named.set(key, {entity, i});
  });
  return (
    <section>
      <h2>Names</h2>
      <ul class="plain">
        {[...named.values()].map(({entity, i}) => (
          <li key={i}>
            <button type="button" class="linklike" onClick={() => choose(`entity-${i}`, entity.mentions[0]?.span[0] ?? 0)}>
              {entity.name}
            </button>
            <span class="quiet">
              {' '}
              {[entity.role, entity.country, (entity.sectors ?? []).join(' ')].filter(Boolean).join(' · ')} {entity.actor && <a href={actorAddress(entity.actor)}>page</a>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Removed({item}: {item: ReportItem}) {
  const removed = item.wire.removed ?? [];
  return (
    <section aria-labelledby="removed">
      <h2 id="removed">About this report</h2>
      <dl class="facts">
        {item.report.path && (
          <div>
            <dt>File</dt>
            <dd>
              <code>{item.report.path}</code>
            </dd>
          </div>
        )}
        {item.report.published_reason && (
          <div>
            <dt>Date rests on</dt>
            <dd>{item.report.published_reason}</dd>
          </div>
        )}
        {item.report.flags.length > 0 && (
          <div>
            <dt>Flags</dt>
            <dd>{item.report.flags.map((flag) => flag.replace(/_/g, ' ')).join(', ')}</dd>
          </div>
        )}
        {item.report.story_id && (
          <div>
            <dt>Storyline</dt>
            <dd>
              <a href={`/stories/${item.report.story_id}`}>the story it belongs to</a>
            </dd>
          </div>
        )}
        {item.copies.length > 0 && (
          <div>
            <dt>Copies</dt>
            <dd>
              <ul class="plain">
                {item.copies.map((copy) => (
                  <li key={copy.report_id}>
                    <a href={reportAddress(copy.report_id)}>{reportTitle(copy)}</a>, {outletName(copy)}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <details open={removed.length > 0 && removed.length <= 6}>
        <summary>Taken out of the text: {count(removed.length, 'passage')}</summary>
        {removed.length === 0 ? (
          <p class="quiet">Nothing was taken out.</p>
        ) : (
          <table class="numbers removed">
            <Head columns={['Why', 'What']} />
            <tbody>
              {removed.map(({text, why}, i) => (
                <tr key={i}>
                  <th scope="row">{why}</th>
                  <td>
                    <del>{text}</del>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
      {item.explain && (
        <Explained text={item.explain} />
      )}
    </section>
  );
}
