// The page as a whole: heading, navigation, search, and the view that the address names.
import {Component, type ComponentChildren} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {later} from './later';
import {PLACES, Shortcuts, useShortcuts} from './parts/shortcuts';
import {Empty, Failed} from './parts/states';
import {filtersOf, withQuery} from './query';
import {followLinks, go, usePlace, type Place} from './router';
import {nextTheme, theme} from './theme';
import {ActorView} from './views/actor';
import {EventView} from './views/event';
import {PlanView, StoryView} from './views/items';
import {ActorsView, EventsView, PlansView, QuotesView, ReportsView, StoriesView} from './views/lists';
import {PairView} from './views/pair';
import {ReportView} from './views/report';
import {SearchView} from './views/search';
import {TimelineView} from './views/timeline';

interface QueryProps {
  query: URLSearchParams;
}

const NetworkView = later<QueryProps>(() => import('./views/network').then((module) => module.NetworkView));
const MapView = later<QueryProps>(() => import('./views/map').then((module) => module.MapView));
const BriefView = later<QueryProps>(() => import('./views/brief').then((module) => module.BriefView));

const GROUPS: [label: string, paths: string[]][] = [
  ['Record', ['/', '/events', '/plans', '/quotes']],
  ['Who and where', ['/actors', '/pair', '/network', '/map']],
  ['Told', ['/stories', '/brief', '/reports']],
];

const LABELS = new Map([...PLACES.map(([, path, label]) => [path, label] as const), ['/pair', 'Pair'] as const]);

function view({path, query}: Place) {
  const [, first = '', rest] = /^\/([^/]*)(?:\/(.+))?$/.exec(path) ?? [];
  const id = rest === undefined ? undefined : decode(rest);
  const at = query.has('at') ? Number(query.get('at')) : undefined;
  switch (id === undefined ? first : `${first}/`) {
    case '':
    case 'timeline':
      return <TimelineView query={query} />;
    case 'events':
      return <EventsView query={query} />;
    case 'events/':
      return <EventView id={id ?? ''} key={id} />;
    case 'plans':
      return <PlansView query={query} />;
    case 'plans/':
      return <PlanView id={id ?? ''} key={id} />;
    case 'quotes':
      return <QuotesView query={query} />;
    case 'actors':
      return <ActorsView query={query} />;
    case 'actors/':
      return <ActorView id={id ?? ''} key={id} />;
    case 'pair':
    case 'pairs':
      return <PairView query={query} />;
    case 'network':
      return <NetworkView query={query} />;
    case 'map':
      return <MapView query={query} />;
    case 'stories':
      return <StoriesView query={query} />;
    case 'stories/':
      return <StoryView id={id ?? ''} key={id} />;
    case 'reports':
      return <ReportsView query={query} />;
    case 'reports/':
      return <ReportView id={id ?? ''} at={at} key={id} />;
    case 'brief':
      return <BriefView query={query} />;
    case 'search':
      return <SearchView query={query} />;
    default:
      return (
        <Empty>
          <h1 tabIndex={-1}>There is no such page</h1>
          <p>
            <a href="/">To the timeline</a>
          </p>
        </Empty>
      );
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// What went wrong in drawing one view leaves the rest of the page usable.
class Guard extends Component<{of: string; children: ComponentChildren}, {error?: Error; of: string}> {
  state: {error?: Error; of: string} = {of: this.props.of};
  static getDerivedStateFromError(error: Error) {
    return {error};
  }
  static getDerivedStateFromProps(props: {of: string}, state: {error?: Error; of: string}) {
    return props.of === state.of ? null : {of: props.of, error: undefined};
  }
  render() {
    return this.state.error ? <Failed error={this.state.error} /> : this.props.children;
  }
}

function Search({query}: QueryProps) {
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget as HTMLFormElement).get('q') ?? '').trim();
    if (q !== '') go(withQuery('/search', {q}));
  };
  return (
    <form class="search" role="search" onSubmit={find} action="/search">
      <label for="search" class="visually-hidden">
        Search the record
      </label>
      <input id="search" type="search" name="q" placeholder="Search the record" defaultValue={query.get('q') ?? ''} key={query.get('q') ?? ''} autocomplete="off" />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

function ThemeButton() {
  const [chosen, set] = useState(theme);
  const label = {auto: 'as the system', light: 'light', dark: 'dark'}[chosen];
  return (
    <button type="button" class="button plain" onClick={() => set(nextTheme())}>
      Colours: {label}
    </button>
  );
}

export function App() {
  const place = usePlace();
  const main = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState(false);
  const seen = useRef(place.path);
  const filters = filtersOf(place.query);
  // Views of many entries keep the filters when one goes from one to the other.
  const address = (path: string) => withQuery(path, path === '/pair' && !filters.has('between') ? new URLSearchParams() : filters);
  useShortcuts(address);
  useEffect(followLinks, []);
  useEffect(() => {
    setMenu(false);
    if (seen.current === place.path) return;
    seen.current = place.path;
    scrollTo(0, 0);
    requestAnimationFrame(() => (main.current?.querySelector<HTMLElement>('h1') ?? main.current)?.focus({preventScroll: true}));
  }, [place.path]);
  const current = `/${place.path.split('/')[1] ?? ''}`;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        To the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          Chancery
        </a>
        <button type="button" class="button menu-button" aria-expanded={menu} aria-controls="nav" onClick={() => setMenu(!menu)}>
          Menu
        </button>
        <Search query={place.query} />
      </header>
      <nav id="nav" class={`nav${menu ? ' open' : ''}`} aria-label="Views">
        {GROUPS.map(([label, paths]) => (
          <div key={label}>
            <h2>{label}</h2>
            <ul>
              {paths.map((path) => (
                <li key={path}>
                  <a href={address(path)} aria-current={current === path ? 'page' : undefined}>
                    {LABELS.get(path)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div class="nav-end">
          <button type="button" class="button plain" onClick={() => document.querySelector<HTMLDialogElement>('#shortcuts')?.showModal()}>
            Keys <kbd>?</kbd>
          </button>
          <ThemeButton />
          <a class="button plain" href="/openapi.json" target="_blank">
            API
          </a>
        </div>
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        <Guard of={place.path + place.query.toString()}>{view(place)}</Guard>
      </main>
      <Shortcuts />
    </>
  );
}
