import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './design/tokens.css';
import './design/base.css';
import './design/components.css';
import './design/overlays.css';
import './design/pages.css';
import { startI18n } from './i18n/i18n';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
