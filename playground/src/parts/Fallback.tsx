import { Component, type ReactNode } from 'react';

export interface FallbackProps {
  readonly children: ReactNode;
  /** Shown instead when the children cannot be. */
  readonly instead: ReactNode;
}

/** Keeps what goes wrong in a part of the page, such as code that cannot be loaded, from taking the page along. */
export class Fallback extends Component<FallbackProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.instead : this.props.children;
  }
}
