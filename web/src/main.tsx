// Starts the page.
import {render} from 'preact';
import {App} from './app';
import {applyTheme, theme} from './theme';

applyTheme(theme());
const root = document.getElementById('page');
if (root) render(<App />, root);
