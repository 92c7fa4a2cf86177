// A view whose code is fetched when it is first shown.
import type {ComponentType} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {Failed, Loading} from './parts/states';

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let ready: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [, redraw] = useState(0);
    const [error, setError] = useState<Error>();
    useEffect(() => {
      if (ready) return;
      load().then((view) => {
        ready = view;
        redraw(1);
      }, setError);
    }, []);
    if (error) return <Failed error={error} />;
    const View = ready;
    return View ? <View {...props} /> : <Loading />;
  };
}
