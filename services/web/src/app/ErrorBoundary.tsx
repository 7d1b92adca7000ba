import { Component, type ErrorInfo, type ReactNode } from 'react';
import i18next from 'i18next';

/** The last net: says that the page broke and offers to load it again. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('page broke', error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="centre-page" role="alert">
        <h1>{i18next.t('error.brokenTitle')}</h1>
        <p className="muted">{i18next.t('error.brokenText')}</p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {i18next.t('error.reload')}
        </button>
      </main>
    );
  }
}
