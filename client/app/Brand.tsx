/** The mark: a session in the loop of a wire. */
/** `title`: of the page, where nothing else on it is. */
export function Brand({ title }: { title: boolean }) {
  const Element = title ? 'h1' : 'span';
  return (
    <Element className="brand">
      <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect className="brand-ground" width="32" height="32" rx="9" />
        <path className="brand-wire" d="M2.5 16H8m16 0h5.5" />
        <circle className="brand-wire" cx="16" cy="16" r="8" />
        <path className="brand-id" d="M16 11.6 20.4 16 16 20.4 11.6 16z" />
      </svg>
      <span className="brand-name" translate="no">
        Sessionscope
      </span>
    </Element>
  );
}
