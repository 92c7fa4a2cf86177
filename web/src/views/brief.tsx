// The brief of a query, told with numbered sources; prints as it stands.
import {API, useJson, type Brief, type BriefItem, type Timeline} from '../api';
import {atomOf, Frame} from '../parts/frame';
import {reportAddress} from '../parts/rows';
import {Empty, Show} from '../parts/states';
import {TimelineChart} from '../parts/timeline_chart';
import {filtersOf, withQuery} from '../query';
import {webAddress} from '../words';

export function BriefView({query}: {query: URLSearchParams}) {
  const filters = filtersOf(query);
  const brief = useJson<Brief>(withQuery(`${API}/brief.json`, filters));
  const timeline = useJson<Timeline>(withQuery(`${API}/timeline`, filters));
  return (
    <Frame
      title="Brief"
      path="/brief"
      filters={filters}
      lead={brief.data?.summary}
      downloads={[
        {label: 'HTML', href: withQuery(`${API}/brief.html`, filters), note: 'one file, prints well'},
        {label: 'Markdown', href: withQuery(`${API}/brief.md`, filters)},
        {label: 'JSON', href: withQuery(`${API}/brief.json`, filters)},
      ]}
      atom={atomOf(filters)}
      actions={
        <button type="button" class="button" onClick={() => print()}>
          Print
        </button>
      }
    >
      {timeline.data && timeline.data.bins.length > 0 && <TimelineChart timeline={timeline.data} path="/brief" filters={filters} />}
      <Show of={brief}>
        {(data) =>
          data.stories.length === 0 ? (
            <Empty>Nothing answers these filters.</Empty>
          ) : (
            <div class="brief">
              {data.stories.map((story, s) => (
                <section key={s}>
                  <h2>{story.title}</h2>
                  {story.sections.map((section) => (
                    <div key={section.heading}>
                      <h3>{section.heading}</h3>
                      {together(section.items).map((items, i) => (
                        <div key={i}>
                          {items[0]?.when && <h4>{items[0].when}</h4>}
                          <ul class="plain">
                            {items.map((item, k) => (
                              <Item key={k} item={item} />
                            ))}
                          </ul>
                        </div>
                      ))}
                    </div>
                  ))}
                </section>
              ))}
              <Sources sources={data.sources} />
            </div>
          )
        }
      </Show>
    </Frame>
  );
}

// What has the same day, or the same speaker, stands below it together.
function together(items: BriefItem[]): BriefItem[][] {
  const groups: BriefItem[][] = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last && last[0]?.when === item.when) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function Item({item}: {item: BriefItem}) {
  return (
    <li>
      {item.text}{' '}
      {(item.sources ?? []).map((n) => (
        <a key={n} class="cite" href={`#source-${n}`} aria-label={`Source ${n}`}>
          [{n}]
        </a>
      ))}
      {item.words && <blockquote>{item.words}</blockquote>}
      {(item.notes ?? []).map((note, i) => (
        <p key={i} class="quiet">
          {note}
        </p>
      ))}
    </li>
  );
}

function Sources({sources}: {sources: Brief['sources']}) {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ol class="sources">
        {sources.map((source) => {
          const address = webAddress(source.url);
          const title = source.title || 'Report without a headline';
          return (
            <li key={source.number} id={`source-${source.number}`} value={source.number} tabIndex={-1}>
              {source.report_id ? <a href={reportAddress(source.report_id)}>{title}</a> : title}
              {source.outlet && `, ${source.outlet}`}
              {source.date && `, ${source.date}`}
              {address && (
                <>
                  {' · '}
                  <a href={address} rel="noreferrer noopener" target="_blank">
                    at the outlet
                  </a>
                </>
              )}
              {source.note && <span class="quiet"> ({source.note})</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
