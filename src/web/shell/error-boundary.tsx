import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page.tsx';

/** Last net for a defect in rendering: says what is safe, offers to reload, leaves the details in the console. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <CrashPage /> : this.props.children;
  }
}
