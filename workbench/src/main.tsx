import { render } from 'preact';
import { App } from './app';
import { applyTheme, readTheme } from './theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/pages.css';

applyTheme(readTheme());
const place = document.getElementById('workbench');
if (place) render(<App />, place);
