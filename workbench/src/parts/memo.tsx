/** A part that is drawn anew only when something that it was given has changed. */
import { Component, type ComponentType, type FunctionComponent } from 'preact';

export function memo<P extends object>(Drawn: FunctionComponent<P>): ComponentType<P> {
  return class Kept extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const names = new Set([...Object.keys(next), ...Object.keys(this.props)]) as Set<keyof P>;
      return [...names].some((name) => next[name] !== (this.props as P)[name]);
    }

    override render() {
      return <Drawn {...(this.props)} />;
    }
  };
}
