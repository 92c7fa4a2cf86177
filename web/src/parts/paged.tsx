// A list of the service, one page at a time: rows, how many there are, and more on demand.
import type {ComponentChildren} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {getJson, useJson, type List} from '../api';
import {number} from '../words';
import {Empty, Failed, Show} from './states';

interface PagedProps<Row> {
  address: string;
  empty: ComponentChildren;
  children: (rows: Row[]) => ComponentChildren;
}

export function Paged<Row>({address, empty, children}: PagedProps<Row>) {
  const first = useJson<List<Row>>(address);
  const [more, setMore] = useState<{of: string; rows: Row[]; next?: string}>({of: address, rows: []});
  const [fetching, setFetching] = useState(false);
  const [error, setError] = useState<Error>();
  useEffect(() => {
    setMore({of: address, rows: []});
    setError(undefined);
  }, [address]);
  return (
    <Show of={first}>
      {(list) => {
        const extra = more.of === address ? more.rows : [];
        const rows = [...list.rows, ...extra];
        const next = extra.length > 0 ? more.next : list.next;
        if (rows.length === 0) return <Empty>{empty}</Empty>;
        const load = async () => {
          if (!next) return;
          setFetching(true);
          setError(undefined);
          try {
            const page = await getJson<List<Row>>(next);
            setMore({of: address, rows: [...extra, ...page.rows], next: page.next});
          } catch (problem) {
            setError(problem as Error);
          }
          setFetching(false);
        };
        return (
          <>
            {children(rows)}
            <div class="pager">
              <span class="quiet" role="status">
                Showing {number(rows.length)} of {number(list.total)}
              </span>
              {next && (
                <button type="button" class="button" onClick={load} disabled={fetching}>
                  {fetching ? 'Loading …' : 'Show more'}
                </button>
              )}
            </div>
            {error && <Failed error={error} again={load} />}
          </>
        );
      }}
    </Show>
  );
}
